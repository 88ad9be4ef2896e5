package org.carillon.sort;

import java.util.List;

/// The action line of a recipe, as written.
public sealed interface Order {
    /// Into a folder; more than one only when the first is a directory form.
    record Into(List<Word> folders) implements Order {
        public Into {
            folders = List.copyOf(folders);
        }
    }

    /// `! address…`
    record ForwardTo(List<Word> addresses) implements Order {
        public ForwardTo {
            addresses = List.copyOf(addresses);
        }
    }

    /// `{ … }`
    record Block(List<Statement> statements) implements Order {
        public Block {
            statements = List.copyOf(statements);
        }
    }

    /// A word of the dialects for lists and the site, with the rest of its line.
    record Say(Saying saying, List<Word> rest) implements Order {
        public Say {
            rest = List.copyOf(rest);
        }
    }

    /// An action that is not done; the recipe counts as matched and failed.
    record Wrong(String why) implements Order {}

    /// What the dialects for lists and the site can say.
    enum Saying {
        ACCEPT,
        HOLD,
        REJECT,
        DISCARD,
        TAG;

        private static final java.util.regex.Pattern TAG_WORD = java.util.regex.Pattern.compile("[A-Za-z0-9._-]{1,64}");

        static boolean tagLike(String text) {
            return TAG_WORD.matcher(text).matches();
        }
    }
}

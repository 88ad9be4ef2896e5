package org.carillon.sort.form;

import java.util.List;
import org.carillon.mail.Address;

/// One thing that a rule does with a letter.
public sealed interface Deed {
    /// Into a folder; `lists/chess` lies inside `lists`.
    record File(String folder) implements Deed {
        /// Without the slashes at its end, which a folder of procmail may have.
        public File {
            folder = Typed.line(folder).strip();
            int end = folder.length();
            while (end > 0 && ends(folder.charAt(end - 1))) end--;
            folder = folder.substring(0, end);
        }

        private static boolean ends(char c) {
            return c == '/' || Character.isWhitespace(c);
        }
    }

    /// Into the inbox, where it would lie without rules.
    record Inbox() implements Deed {}

    record Forward(List<Address> to) implements Deed {
        public Forward {
            to = List.copyOf(to);
        }
    }

    /// Thrown away.
    record Discard() implements Deed {}
}

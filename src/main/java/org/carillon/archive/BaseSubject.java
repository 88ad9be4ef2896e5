package org.carillon.archive;

import java.util.Locale;

/// A subject without what mail programs add to it (RFC 5256 §2.1): `Re:`, `Fwd:`, `[blobs]`, `(fwd)`. Letters
/// with the same base subject may belong together.
///
/// @param text in lower case, white space made one blank each; may be empty
/// @param reply true when something said that this is an answer or forwarded
record BaseSubject(String text, boolean reply) {
    /// Characters looked at; more would only make the index fat.
    static final int MAX_LENGTH = 200;

    static BaseSubject of(String subject) {
        String head = subject.length() > 4 * MAX_LENGTH ? subject.substring(0, 4 * MAX_LENGTH) : subject;
        var work = new Work(head.replaceAll("\\s+", " ").strip());
        work.reduce();
        return new BaseSubject(cut(work.text.toLowerCase(Locale.ROOT)), work.reply);
    }

    /// Cut after it is in lower case: that may be longer (`İ` becomes two characters).
    private static String cut(String text) {
        if (text.length() <= MAX_LENGTH) return text;
        return text.substring(0, Character.isHighSurrogate(text.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH);
    }

    /// The steps (1) to (6) of the RFC on one subject. Each step makes the text shorter, so they come to an
    /// end.
    private static final class Work {
        private String text;
        private boolean reply;

        Work(String text) {
            this.text = text;
        }

        void reduce() {
            int before;
            do {
                before = text.length();
                dropTrailers();
                while (dropLeader() || dropBlob()) text = text.strip();
                openForward();
            } while (text.length() < before);
        }

        /// subj-trailer: `(fwd)` and blanks.
        private void dropTrailers() {
            text = text.strip();
            while (text.toLowerCase(Locale.ROOT).endsWith("(fwd)")) {
                text = text.substring(0, text.length() - 5).strip();
                reply = true;
            }
        }

        /// subj-leader: any blobs, then `re`, `fw` or `fwd`, perhaps a blob, and a colon.
        private boolean dropLeader() {
            int at = 0;
            for (int end = blobEnd(at); end > at; end = blobEnd(at)) at = end;
            int word = wordEnd(at);
            if (word < 0) return false;
            int colon = skipBlanks(blobEnd(skipBlanks(word)));
            if (colon >= text.length() || text.charAt(colon) != ':') return false;
            text = text.substring(colon + 1);
            reply = true;
            return true;
        }

        /// End of `re`, `fwd`, `fw`, or of the words other languages have for them (`AW`, `SV`, `Antw`, `WG`).
        private int wordEnd(int at) {
            for (String word : new String[] {"re", "fwd", "fw", "aw", "sv", "antw", "wg", "vs"}) {
                int end = at + word.length();
                if (text.regionMatches(true, at, word, 0, word.length()) && (end == text.length() || !letter(end)))
                    return end;
            }
            return -1;
        }

        private boolean letter(int at) {
            return Character.isLetterOrDigit(text.charAt(at));
        }

        /// A blob goes when something is left behind it.
        private boolean dropBlob() {
            int end = blobEnd(0);
            if (end == 0 || end >= text.length()) return false;
            text = text.substring(end);
            return true;
        }

        /// `[fwd: … ]` around the whole.
        private void openForward() {
            if (!text.regionMatches(true, 0, "[fwd:", 0, 5) || !text.endsWith("]")) return;
            text = text.substring(5, text.length() - 1);
            reply = true;
        }

        /// Index behind a `[…]` and blanks that begin at `at`; `at` itself when there is none.
        private int blobEnd(int at) {
            if (at >= text.length() || text.charAt(at) != '[') return at;
            int close = text.indexOf(']', at);
            int nested = text.indexOf('[', at + 1);
            if (close < 0 || (nested >= 0 && nested < close)) return at;
            return skipBlanks(close + 1);
        }

        private int skipBlanks(int at) {
            int i = at;
            while (i < text.length() && text.charAt(i) == ' ') i++;
            return i;
        }
    }
}

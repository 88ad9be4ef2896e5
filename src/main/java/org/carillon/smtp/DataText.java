package org.carillon.smtp;

/// What came between DATA and the final dot.
public sealed interface DataText {
    /// The text as it was before dots were stuffed, with its last CRLF.
    record Whole(byte[] bytes) implements DataText {}

    /// Read to its end, but not acceptable; nothing of it is kept.
    record Faulty(Fault fault) implements DataText {}

    /// Why a text is refused, and in which words.
    enum Fault {
        BARE_LINE_END(550, "5.6.0", "A line ends with CR LF: the message has a lone CR or LF"),
        NUL_IN_HEADER(550, "5.6.0", "The header of the message has a NUL"),
        TOO_BIG(552, "5.3.4", "The message is too big"),
        HEADER_TOO_BIG(552, "5.3.4", "The header of the message is too long"),
        TOO_MANY_FIELDS(554, "5.6.0", "The header of the message has too many fields"),
        SEVERAL_FROM(550, "5.6.0", "The letter has several From fields: leave one"),
        LOOPING(554, "5.4.6", "The message has passed too many hosts, it seems to run in a circle"),
        NO_MEMORY(452, "4.3.1", "Too many big messages at once, please try again later");

        private final Reply reply;

        Fault(int code, String enhanced, String sentence) {
            this.reply = Reply.of(code, enhanced, sentence);
        }

        public Reply reply() {
            return reply;
        }
    }
}

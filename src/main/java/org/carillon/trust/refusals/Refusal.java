package org.carillon.trust.refusals;

import java.time.Instant;
import org.carillon.mail.PlainText;

/// One letter, or one recipient of it, that was refused or put off. Every text is cut and has no
/// control characters, whoever wrote it.
///
/// @param reply code and enhanced code, such as `550 5.7.1`
/// @param sentence what the client was told
public record Refusal(Instant at, Reason reason, Caller caller, Letter letter, String reply, String sentence) {
    /// Characters of each text.
    static final int LONGEST = 200;

    public Refusal {
        reply = cut(reply);
        sentence = cut(sentence);
    }

    /// @param door such as `mx`
    /// @param client its address
    /// @param helo how it called itself
    public record Caller(String door, String client, String helo) {
        public Caller {
            door = cut(door);
            client = cut(client);
            helo = cut(helo);
        }
    }

    /// What was known of the letter by then; what was not is empty.
    ///
    /// @param sender of the envelope
    /// @param recipient of the envelope; several with a comma
    /// @param author in the From field
    public record Letter(String sender, String recipient, String author) {
        public static final Letter NONE = new Letter("", "", "");

        public Letter {
            sender = cut(sender);
            recipient = cut(recipient);
            author = cut(author);
        }
    }

    /// Put off, not refused for good.
    public boolean putOff() {
        return reply.startsWith("4");
    }

    private static String cut(String text) {
        String line = PlainText.line(text, LONGEST);
        if (line.length() <= LONGEST) return line;
        boolean pair = Character.isHighSurrogate(line.charAt(LONGEST - 1));
        return line.substring(0, pair ? LONGEST - 1 : LONGEST);
    }
}

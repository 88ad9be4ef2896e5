package org.carillon.listener;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// What a client may send, in any order.
enum Move {
    HELO("HELO friend.example"),
    EHLO("EHLO friend.example"),
    LHLO("LHLO friend.example"),
    MAIL("MAIL FROM:<mia@club.example>"),
    MAIL_FROM_NOBODY("MAIL FROM:<>"),
    MAIL_AS_SOMEBODY_ELSE("MAIL FROM:<boss@elsewhere.example>"),
    MAIL_TOO_BIG("MAIL FROM:<mia@club.example> SIZE=99000000000"),
    RCPT("RCPT TO:<chess@club.example>"),
    RCPT_ANOTHER("RCPT TO:<chess-owner@club.example>"),
    RCPT_UNKNOWN("RCPT TO:<nobody@club.example>"),
    RCPT_OUTSIDE("RCPT TO:<friend@far.example>"),
    DATA("DATA"),
    DATA_WITH_A_LONE_LF("DATA"),
    CHUNK("BDAT"),
    CHUNK_WITH_A_LONE_LF("BDAT"),
    LAST_CHUNK("BDAT"),
    DATA_WITH_MORE("DATA now"),
    CHUNK_WITHOUT_A_SIZE("BDAT x LAST"),
    RSET("RSET"),
    NOOP("NOOP"),
    VRFY("VRFY chess"),
    HELP("HELP"),
    EXPN("EXPN chess"),
    NONSENSE("BONJOUR"),
    STARTTLS("STARTTLS"),
    AUTH("AUTH PLAIN " + base64("\0mia@club.example\0open sesame")),
    AUTH_WRONGLY("AUTH PLAIN " + base64("\0mia@club.example\0a guess")),
    QUIT("QUIT");

    private static final String HEADER = "From: mia@club.example\r\n\r\n";

    private final String line;

    Move(String line) {
        this.line = line;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    /// Of the RCPT moves.
    String recipient() {
        return line.substring(line.indexOf('<') + 1, line.indexOf('>'));
    }

    /// What is written at once; a chunk comes with its octets.
    ///
    /// @param begun whether the text has begun, so that a chunk holds no header
    String sent(boolean begun) {
        String text = (begun ? "" : HEADER) + "One line\r\n";
        return switch (this) {
            case CHUNK -> "BDAT " + text.length() + "\r\n" + text;
            case LAST_CHUNK -> "BDAT " + text.length() + " LAST\r\n" + text;
            case CHUNK_WITH_A_LONE_LF -> "BDAT 7\r\nOne\nTwo";
            default -> line + "\r\n";
        };
    }

    /// What follows a 354.
    String text() {
        return HEADER + (this == DATA ? "One line\r\n" : "One\nTwo\r\n") + ".\r\n";
    }
}

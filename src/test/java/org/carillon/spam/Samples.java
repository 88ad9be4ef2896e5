package org.carillon.spam;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import org.carillon.mail.Message;

/// Letters for tests of this room.
public final class Samples {
    public static final Instant NOON = Instant.parse("2026-08-14T12:00:00Z");
    public static final String HEAD =
            "From: Ana <ana@club.example>\nTo: ben@club.example\nDate: Fri, 14 Aug 2026 11:59:00 +0000\n"
                    + "Message-ID: <1@club.example>\n";

    private Samples() {}

    public static Message message(String text) {
        return new Message(text.replace("\n", "\r\n").getBytes(UTF_8));
    }

    public static Sample of(String text) {
        return Sample.of(message(text), NOON);
    }

    /// An ordinary letter with that text.
    public static Sample plain(String subject, String text) {
        return of(HEAD + "Subject: " + subject + "\n\n" + text + "\n");
    }

    public static Sample html(String page) {
        return of(HEAD + "Subject: page\nContent-Type: text/html; charset=utf-8\n\n" + page + "\n");
    }
}

package org.carillon.spam.scanner;

import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/// What a program or the network said, so that people and logs can be told.
final class Shown {
    private static final int MOST = 200;

    private Shown() {}

    /// The first line of an answer, or what stands before its first NUL; cut, without control
    /// characters.
    static String line(byte[] answer) {
        int end = 0;
        while (end < answer.length && end < MOST && answer[end] != 0 && answer[end] != '\n') end++;
        return plain(new String(answer, 0, end, StandardCharsets.UTF_8));
    }

    static String plain(String text) {
        String head = text.substring(0, Math.min(MOST, text.length()));
        return head.replaceAll("[\\p{C}\"]+", " ").strip();
    }

    static String reason(Throwable broken) {
        String said = broken.getMessage();
        if (broken instanceof ConnectException) return "it refuses connections";
        return said == null ? broken.getClass().getSimpleName().toLowerCase(Locale.ROOT) : plain(said);
    }
}

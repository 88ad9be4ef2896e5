package org.carillon.spam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.charset.StandardCharsets;
import org.carillon.mail.Message;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    private static String of(String text) {
        return Fingerprint.of(new Message(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void knowsALetterWhereverItLies() {
        String letter = "From: a@b.example\r\nSubject: x\r\n\r\nhello\r\nyou\r\n";

        assertEquals(of(letter), of("Received: by us\r\nX-Spam-Score: 3\r\n" + letter));
        assertEquals(of(letter), of(letter.replace("\r\n", "\n")));
    }

    @Test
    void tellsLettersApart() {
        String letter = "From: a@b.example\r\nSubject: x\r\n\r\nhello\r\n";

        assertNotEquals(of(letter), of(letter.replace("hello", "hallo")));
        assertNotEquals(of(letter), of(letter.replace("a@b", "c@b")));
        assertNotEquals(of(letter), of(letter.replace("Subject: x", "Subject: y")));
    }
}

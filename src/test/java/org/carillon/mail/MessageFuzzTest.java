package org.carillon.mail;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Tag;

@Tag("fuzz")
class MessageFuzzTest {
    private static final int MOST_PARTS = 1000;

    /// A letter of any octets has a header and parts within bounds, and is written again octet by octet.
    @FuzzTest(maxDuration = "10m")
    void readsAnyLetter(byte[] octets) {
        var message = new Message(octets);
        Headers headers = message.headers();
        assertTrue(headers.fields().size() <= Headers.MAX_FIELDS);
        int at = 0;
        for (Headers.Field field : headers.fields()) {
            assertEquals(at, field.start());
            at = field.end();
            Mailbox.list(headers.value(field));
        }
        assertEquals(at, headers.end());
        assertTrue(at <= message.bodyStart() && message.bodyStart() <= octets.length);
        assertTrue(MimePart.leaves(message).size() <= MOST_PARTS);
        assertTrue(BodyText.of(message, 100).length() <= 100);
        assertArrayEquals(octets, HeaderEdits.NONE.apply(message));
    }
}

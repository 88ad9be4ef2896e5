package org.carillon.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HeaderEditsTest {
    private static final Message LETTER =
            letter("From: a@b.example\r\nSubject: one\r\n two\r\nX-Old:y\r\n\r\nbody\r\n");

    private static Message letter(String text) {
        return new Message(text.getBytes(ISO_8859_1));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }

    @Test
    void putsNewFieldsFirstAndLeavesEveryOtherByte() {
        byte[] edited =
                HeaderEdits.NONE.add("List-Id", "<a.b>").add("X-Loop", "a@b").apply(LETTER);

        assertEquals("List-Id: <a.b>\r\nX-Loop: a@b\r\n" + text(LETTER.raw()), text(edited));
    }

    @Test
    void takesAFoldedFieldAwayWhole() {
        byte[] edited = HeaderEdits.NONE.replace("subject", "new").apply(LETTER);

        assertEquals("subject: new\r\nFrom: a@b.example\r\nX-Old:y\r\n\r\nbody\r\n", text(edited));
    }

    @Test
    void refusesALineBreakInAValue() {
        assertThrows(IllegalArgumentException.class, () -> HeaderEdits.NONE.add("Subject", "x\r\nBcc: all@x"));
        assertThrows(IllegalArgumentException.class, () -> HeaderEdits.NONE.add("Subject", "x\0"));
        assertThrows(IllegalArgumentException.class, () -> HeaderEdits.NONE.add("Sub ject", "x"));
    }

    /// U+760D and U+760A end in the octets of CR and LF: narrowing them would break the line.
    @Test
    void writesHanCharactersAsUtf8AndNeverAsLineBreaks() {
        String field = HeaderEdits.folded(new HeaderEdits.Added("X-Name", "\u760d\u760a"));

        assertEquals(1, field.chars().filter(c -> c == '\n').count());
        assertTrue(field.startsWith("X-Name: \u760d\u760a"));
    }

    @Test
    void foldsLongValuesAtBlanksOnly() {
        String field = HeaderEdits.folded(new HeaderEdits.Added(
                "List-Unsubscribe", "<mailto:" + "a".repeat(70) + ">, <https://" + "b".repeat(60) + ">"));

        assertEquals(
                "List-Unsubscribe: <mailto:" + "a".repeat(70) + ">,\r\n <https://" + "b".repeat(60) + ">\r\n", field);
    }

    @Property
    void anyBytesStayAsTheyAre(@ForAll @Size(max = 400) byte[] bytes) {
        Message message = new Message(bytes);

        byte[] edited = HeaderEdits.NONE.add("List-Id", "<x.y>").apply(message);

        byte[] tail = Arrays.copyOfRange(edited, edited.length - bytes.length, edited.length);
        assertArrayEquals(bytes, tail);
    }
}

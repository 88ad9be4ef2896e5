package org.carillon.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HeadersTest {
    private static Message letter(String text) {
        return new Message(text.getBytes(UTF_8));
    }

    @Test
    void unfoldsValuesAndIgnoresTheCaseOfNames() {
        Headers headers = letter("SUBJECT:  one\r\n\ttwo \r\nTo: a\r\nto: b\r\n\r\nSubject: body\r\n")
                .headers();

        assertEquals(Optional.of("one\ttwo"), headers.first("Subject"));
        assertEquals(List.of("a", "b"), headers.all("To"));
    }

    @Test
    void aLineThatIsNoFieldEndsTheHeader() {
        Message message = letter("A: 1\r\nno field here\r\nB: 2\r\n\r\n");

        assertEquals(Optional.empty(), message.headers().first("B"));
        assertEquals(6, message.bodyStart());
    }

    @Test
    void blanksStandBeforeTheColonButInNoName() {
        Headers headers = letter("A \t: 1\r\nList-Foo Bar: 2\r\nB: 3\r\n\r\n").headers();

        assertEquals(Optional.of("1"), headers.first("A"));
        assertEquals(1, headers.fields().size());
    }

    @Test
    void findsTheBodyWithAnyLineEnd() {
        assertEquals(6, letter("A: b\n\nbody").bodyStart());
        assertEquals(8, letter("A: b\r\n\r\nbody").bodyStart());
        assertEquals(6, letter("A: b\r\n").bodyStart());
        assertEquals(0, letter("").bodyStart());
    }

    @Test
    void stopsAtAThousandFields() {
        assertEquals(
                Headers.MAX_FIELDS,
                letter("A: b\r\n".repeat(5000)).headers().fields().size());
    }

    @Property
    void noBytesAreAnError(@ForAll @Size(max = 300) byte[] bytes) {
        Message message = new Message(bytes);

        assertTrue(message.bodyStart() <= bytes.length);
        message.headers().fields().forEach(message.headers()::value);
    }
}

package org.carillon.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class MimePartTest {
    private static Message message(String text) {
        return new Message(text.replace("\n", "\r\n").getBytes(US_ASCII));
    }

    @Test
    void decodesTheFirstPlainText() {
        Message message = message("""
                Content-Type: multipart/mixed; boundary=a

                --a
                Content-Type: text/plain
                Content-Disposition: attachment

                attached
                --a
                Content-Type: multipart/alternative; boundary=b

                --b
                Content-Type: text/html

                <p>html
                --b
                Content-Type: text/plain; charset=iso-8859-1
                Content-Transfer-Encoding: quoted-printable

                Z=FCge=
                 gut
                --b--
                --a
                Content-Type: message/rfc822

                Subject: inner

                inner text
                --a--
                """);

        assertEquals("Züge gut", MimePart.plainText(message).strip());
        assertEquals(
                List.of("text/plain", "text/html", "text/plain", "message/rfc822"),
                MimePart.leaves(message).stream().map(MimePart::type).toList());
    }

    @Test
    void takesTenThousandLevelsForOneOpaqueText() {
        var text = new StringBuilder("Content-Type: multipart/mixed; boundary=b0\n\n");
        for (int i = 0; i < 10_000; i++) {
            text.append("--b")
                    .append(i)
                    .append("\nContent-Type: multipart/mixed; boundary=b")
                    .append(i + 1)
                    .append("\n\n");
        }
        assertTrue(MimePart.leaves(message(text.toString())).size() <= 2);
    }

    @Test
    void looksAtABoundedNumberOfParts() {
        String many = "Content-Type: multipart/mixed; boundary=a\n\n" + "--a\n\nx\n".repeat(5000);

        assertEquals(1000, MimePart.leaves(message(many)).size());
    }

    @Test
    void readsAMultipartWithoutBordersAsText() {
        assertTrue(MimePart.plainText(message("Content-Type: multipart/mixed; boundary=a\n\nhello\n"))
                .contains("hello"));
    }

    @Property(tries = 300)
    void aStrangersBytesAreNeverAnError(@ForAll byte[] bytes) {
        assertTrue(MimePart.leaves(new Message(bytes)).size() <= 1000);
    }
}

package org.carillon.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.carillon.testing.Letters;
import org.junit.jupiter.api.Test;

class MimePartFuzzTest {
    @Property(tries = 300)
    void readsAnyBytes(@ForAll byte[] bytes) {
        assertTrue(BodyText.of(new Message(bytes), 100).length() <= 100);
    }

    @Property(tries = 500)
    void readsAnythingThatLooksLikeMime(@ForAll("mime") String text) {
        assertTrue(BodyText.of(new Message(text.getBytes(ISO_8859_1)), 100).length() <= 100);
    }

    @Provide
    Arbitrary<String> mime() {
        return Arbitraries.of(
                        "Content-Type: multipart/mixed; boundary=a\r\n",
                        "Content-Type: multipart/mixed; boundary=\"\r\n",
                        "Content-Type: text/html; charset=\0\r\n",
                        "Content-Type: text/plain; charset=utf-16\r\n",
                        "Content-Type: message/rfc822\r\n",
                        "Content-Transfer-Encoding: base64\r\n",
                        "Content-Transfer-Encoding: quoted-printable\r\n",
                        "Content-Disposition: attachment\r\n",
                        "Subject: x\r\n",
                        "\r\n",
                        "--a\r\n",
                        "--a--\r\n",
                        "=ZZ=\r\n",
                        "YWJj====\r\n",
                        "<p>&#x110000;<!--<script",
                        "\0\r\r\n")
                .list()
                .ofMaxSize(25)
                .map(lines -> String.join("", lines));
    }

    @Test
    void takesFiftyThousandPartsForOneText() {
        String letter = "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + "--b\r\n\r\nx\r\n".repeat(50_000);

        assertEquals(
                1, MimePart.leaves(new Message(letter.getBytes(ISO_8859_1))).size());
    }

    @Test
    void findsWordsInRealLetters() {
        long withText = Letters.all().stream()
                .filter(l -> !BodyText.of(new Message(l.bytes()), 10_000).isBlank())
                .count();

        assertTrue(withText >= Letters.all().size() * 9 / 10, withText + " of " + Letters.source());
    }
}

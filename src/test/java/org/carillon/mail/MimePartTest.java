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

    private static List<String> nested(int levels) {
        var text = new StringBuilder("Content-Type: multipart/mixed; boundary=b1\n\n");
        for (int level = 1; level < levels; level++) {
            text.append("--b%d\nContent-Type: multipart/mixed; boundary=b%d\n\n".formatted(level, level + 1));
        }
        text.append("--b%d\nContent-Type: text/html\n\ndeep\n".formatted(levels));
        for (int level = levels; level > 0; level--) text.append("--b%d--\n".formatted(level));
        return MimePart.leaves(message(text.toString())).stream()
                .map(MimePart::type)
                .toList();
    }

    @Test
    void takesAMessageThatNestsDeeperThanFiftyLevelsForOneOpaqueText() {
        assertEquals(List.of("text/html"), nested(50));
        assertEquals(List.of("text/plain"), nested(51));
    }

    @Test
    void takesAMessageWithMoreThanAThousandPartsForOneOpaqueText() {
        String head = "Content-Type: multipart/mixed; boundary=a\n\n";
        String part = "--a\nContent-Type: text/html\n\nx\n";

        assertEquals(
                1000,
                MimePart.leaves(message(head + part.repeat(1000) + "--a--\n")).size());
        List<MimePart> leaves = MimePart.leaves(message(head + part.repeat(1001) + "--a--\n"));
        assertEquals(List.of("text/plain"), leaves.stream().map(MimePart::type).toList());
    }

    /// Rules and filters read all of it, whatever stands beside what lies too deep.
    @Test
    void nothingOfAnOpaqueMessageIsHidden() {
        String deep = "";
        for (int i = 0; i < 51; i++) {
            deep += (i == 0 ? "" : "--b" + (i - 1) + "\n") + "Content-Type: multipart/mixed; boundary=b" + i + "\n\n";
        }
        String text = deep + "--b50\n\nthe lure\n--b50--\n--b0\n\nharmless\n--b0--\n";
        List<MimePart> leaves = MimePart.leaves(message(text));
        assertEquals(1, leaves.size());
        assertTrue(leaves.getFirst().text().contains("the lure"));
        assertTrue(leaves.getFirst().text().contains("harmless"));
    }

    @Test
    void theBoundsCanBeSet() {
        String two = "Content-Type: multipart/mixed; boundary=a\n\n" + "--a\n\nx\n".repeat(2) + "--a--\n";
        String nested = "Content-Type: multipart/mixed; boundary=a\n\n--a\n"
                + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nx\n--b\n\ny\n--b--\n--a--\n";
        try {
            new MimeBounds(50, 1).use();
            assertEquals(1, MimePart.leaves(message(two)).size());
            new MimeBounds(1, 1000).use();
            assertEquals(1, MimePart.leaves(message(nested)).size());
        } finally {
            MimeBounds.USUAL.use();
        }
        assertEquals(2, MimePart.leaves(message(two)).size());
        assertEquals(2, MimePart.leaves(message(nested)).size());
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

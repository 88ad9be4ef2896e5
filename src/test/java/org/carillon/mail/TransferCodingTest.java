package org.carillon.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class TransferCodingTest {
    private static byte[] bytes(String text) {
        return text.replace("\n", "\r\n").getBytes(ISO_8859_1);
    }

    private static String seven(String letter) {
        return new String(TransferCoding.inSevenBits(bytes(letter)).orElseThrow(), ISO_8859_1).replace("\r\n", "\n");
    }

    private static boolean rigid(String letter) {
        return TransferCoding.inSevenBits(bytes(letter)).isEmpty();
    }

    @Example
    void leavesAloneWhatPasses() {
        byte[] letter = bytes("Subject: \u00fc\nContent-Transfer-Encoding: 8bit\n\nplain\n");

        assertSame(letter, TransferCoding.inSevenBits(letter).orElseThrow());
    }

    @Example
    void writesTextAsQuotedPrintable() {
        assertEquals(
                "Subject: x\nContent-Type: text/plain; charset=iso-8859-1\nTo: y\n"
                        + "Content-Transfer-Encoding: quoted-printable\n\nGr=FC=DFe =3D \nend",
                seven("Subject: x\nContent-Type: text/plain; charset=iso-8859-1\n"
                                + "content-transfer-encoding: 8bit\nTo: y\n\nGr\u00fc\u00dfe = \nend")
                        .replace("=20\n", " \n"));
    }

    @Example
    void writesAllElseAsBase64() {
        assertEquals(
                "Content-Type: image/png\nContent-Transfer-Encoding: base64\n\n/w0K\n",
                seven("Content-Type: image/png\nContent-Transfer-Encoding: binary\n\n\u00ff\n"));
    }

    /// RFC 1428 §3.
    @Example
    void saysWhatIsKnownOfTextFromBeforeMime() {
        assertTrue(seven("Subject: x\n\n\u00fc\n")
                .startsWith("MIME-Version: 1.0\nContent-Type: text/plain; charset=unknown-8bit\n"));
        assertTrue(seven("Subject: x\n\n\u00c3\u00bc\n").contains("charset=utf-8\n"));
    }

    @Example
    void rewritesOnlyThePartsThatNeedIt() {
        String letter = """
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="b"
                Content-Transfer-Encoding: 8bit

                preamble
                --b
                Content-Type: text/plain

                stays  as it is\t
                --b
                Content-Type: text/html

                \u00fc
                --b
                Content-Type: message/rfc822
                Content-Transfer-Encoding: 8bit

                Subject: inner
                Content-Type: text/plain

                \u00e4
                --b--
                epilogue
                """;

        assertEquals("""
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="b"

                preamble
                --b
                Content-Type: text/plain

                stays  as it is\t
                --b
                Content-Type: text/html
                Content-Transfer-Encoding: quoted-printable

                =FC
                --b
                Content-Type: message/rfc822

                Subject: inner
                Content-Type: text/plain
                Content-Transfer-Encoding: quoted-printable

                =E4
                --b--
                epilogue
                """, seven(letter));
    }

    @Example
    void breaksNoSignatureAndGuessesNothing() {
        assertTrue(rigid("Content-Type: multipart/signed; boundary=b\n\n--b\n\n\u00fc\n--b--\n"));
        assertTrue(rigid("Content-Type: multipart/mixed\n\n--b\n\n\u00fc\n--b--\n"));
        assertTrue(rigid("Content-Type: multipart/mixed; boundary=b\n\n\u00fc\n--b\n\nx\n--b--\n"));
        assertTrue(rigid("Content-Type: multipart/mixed; boundary=b\n\n--b\nX-Name: \u00fc\n\nx\n--b--\n"));
        assertTrue(rigid("Content-Transfer-Encoding: base64\n\n\u00fc\n"));
        assertTrue(rigid("no header\n\u00fc\n") || !seven("no header\n\u00fc\n").contains("\u00fc"));
    }

    @Example
    void aNestDeeperThanFiftyIsLeftAlone() {
        String deep = "Content-Type: message/rfc822\n\n".repeat(60) + "\n\u00fc\n";

        assertTrue(rigid(deep));
    }

    /// The same bounds as those of who reads a letter.
    @Example
    void whatNobodyReadsInPartsIsLeftAlone() {
        String part = "--b\n\n\u00fc\n";
        String head = "Content-Type: multipart/mixed; boundary=b\n\n";
        assertFalse(rigid(head + part.repeat(1000) + "--b--\n"));
        assertTrue(rigid(head + part.repeat(1001) + "--b--\n"));
        try {
            new MimeBounds(2, 3).use();
            assertFalse(rigid("Content-Type: message/rfc822\n\n".repeat(2) + "\n\u00fc\n"));
            assertTrue(rigid("Content-Type: message/rfc822\n\n".repeat(3) + "\n\u00fc\n"));
            assertFalse(rigid(head + part.repeat(3) + "--b--\n"));
            assertTrue(rigid(head + part.repeat(4) + "--b--\n"));
        } finally {
            MimeBounds.USUAL.use();
        }
    }

    @Example
    void shortLinesDoNotMindEightBits() {
        byte[] letter = bytes("Subject: x\n\n\u00fc" + "x".repeat(997) + "\n");
        assertSame(letter, TransferCoding.inShortLines(letter).orElseThrow());

        byte[] longer = bytes("Subject: x\n\n\u00fc" + "x".repeat(998) + "\n");
        assertTrue(new String(TransferCoding.inShortLines(longer).orElseThrow(), ISO_8859_1).contains("\r\n=FCxxx"));
    }

    /// Whoever decodes it finds what was there.
    @Property(tries = 300)
    void nothingIsLost(@ForAll("bodies") List<String> bodies) {
        var letter = new StringBuilder("MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=bb\n\n");
        for (String body : bodies)
            letter.append("--bb\nContent-Type: text/plain; charset=iso-8859-1\n\n")
                    .append(body)
                    .append('\n');
        byte[] before = bytes(letter.append("--bb--\n").toString());

        Optional<byte[]> after = TransferCoding.inSevenBits(before);

        for (byte b : after.orElseThrow()) assertTrue(b >= 0);
        assertTrue(new String(after.get(), ISO_8859_1).lines().allMatch(line -> line.length() <= 998));
        List<MimePart> old = MimePart.leaves(new Message(before));
        List<MimePart> anew = MimePart.leaves(new Message(after.get()));
        assertEquals(old.size(), anew.size());
        for (int i = 0; i < old.size(); i++)
            assertArrayEquals(old.get(i).content(), anew.get(i).content());
    }

    @Provide
    Arbitrary<List<String>> bodies() {
        Arbitrary<String> line = Arbitraries.oneOf(
                Arbitraries.strings().withChars(" \t=.-xF\u00fc\u00ff").ofMaxLength(120),
                Arbitraries.strings().withChars('y').ofLength(1100));
        return line.list()
                .ofMaxSize(6)
                .map(lines -> String.join("\n", lines))
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    /// Strangers wrote it.
    @Property(tries = 300)
    void noLetterBreaksIt(@ForAll byte[] bytes) {
        TransferCoding.inSevenBits(bytes);
        TransferCoding.inShortLines(bytes);
    }
}

package org.carillon.trust.dkim;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.james.jdkim.exceptions.FailException;
import org.carillon.testing.Letters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LetterSignerTest {
    private static final Instant NOW = Instant.parse("2026-11-27T09:00:00Z");
    private static final String LETTER = """
            From: Ana <ana@club.example>
            To: chess@club.example
            Subject: Endgames
            Date: Fri, 27 Nov 2026 09:00:00 +0000
            Message-ID: <1@club.example>
            List-Id: <chess.club.example>
            List-Unsubscribe-Post: List-Unsubscribe=One-Click

            Hello all
            """.replace("\n", "\r\n");

    private static final String PERSONAL = "List-Unsubscribe: <https://club.example/u/1/tag/token>\r\n";

    private static byte[] signed(Signatory who, byte[] letter, String personal) {
        List<String> names = personal.isEmpty() ? List.of() : List.of("List-Unsubscribe");
        LetterSigner signer = LetterSigner.of(who, letter, names, NOW).orElseThrow();
        var copy = new ByteArrayOutputStream();
        byte[] fields = signer.sign(personal.getBytes(US_ASCII));
        assertEquals(fields.length, signer.length());
        copy.writeBytes("Received: from a by b\r\n".getBytes(US_ASCII));
        copy.writeBytes(fields);
        copy.writeBytes(personal.getBytes(US_ASCII));
        copy.writeBytes(letter);
        return copy.toByteArray();
    }

    private static int verified(byte[] copy) throws IOException, FailException {
        return Keys.verifier().verify(new ByteArrayInputStream(copy)).size();
    }

    private static void fails(String copy) {
        assertThrows(FailException.class, () -> verified(copy.getBytes(ISO_8859_1)));
    }

    /// The names in the tag h=.
    private static List<String> covered(byte[] copy) {
        var tag = Pattern.compile("\\bh=([^;]+);").matcher(new String(copy, ISO_8859_1));
        assertTrue(tag.find());
        return List.of(tag.group(1).replaceAll("\\s", "").split(":"));
    }

    @Test
    void othersVerifyIt() throws Exception {
        assertEquals(1, verified(signed(Keys.rsa(), LETTER.getBytes(US_ASCII), "")));
        assertEquals(1, verified(signed(Keys.rsa(), LETTER.getBytes(US_ASCII), PERSONAL)));
    }

    @Test
    void coversTheCopysOwnWayOut() {
        String copy = new String(signed(Keys.rsa(), LETTER.getBytes(US_ASCII), PERSONAL), ISO_8859_1);
        fails(copy.replace("/token>", "/other>"));
        fails(copy.replace("One-Click", "Two-Clicks"));
    }

    @Test
    void nobodyAddsASecondFrom() {
        String copy = new String(signed(Keys.rsa(), LETTER.getBytes(US_ASCII), ""), ISO_8859_1);
        fails("From: Eve <eve@elsewhere.example>\r\n" + copy);
        fails("Reply-To: eve@elsewhere.example\r\n" + copy);
        fails("Subject: Win!\r\n" + copy);
        fails("Content-Type: text/html\r\n" + copy.replace("List-Id: <chess", "List-Id: <other"));
    }

    @Test
    void othersMayAddWhatListsAdd() throws Exception {
        byte[] letter = LETTER.replaceAll("List-[^\r]+\r\n", "").getBytes(US_ASCII);
        String copy = new String(signed(Keys.rsa(), letter, ""), ISO_8859_1);
        String passed = "List-Id: <x.example>\r\nSender: x@x.example\r\nReceived: y\r\nMIME-Version: 1.0\r\n" + copy;
        assertEquals(1, verified(passed.getBytes(ISO_8859_1)));
    }

    @Test
    void saysEachNameAsOftenAsItIsMeant() {
        List<String> covered = covered(signed(Keys.both(), LETTER.getBytes(US_ASCII), PERSONAL));
        assertEquals(2, covered.stream().filter("from"::equals).count());
        assertEquals(1, covered.stream().filter("reply-to"::equals).count());
        assertEquals(1, covered.stream().filter("list-unsubscribe"::equals).count());
        assertEquals(1, covered.stream().filter("list-unsubscribe-post"::equals).count());
        assertFalse(covered.contains("received"));
        assertFalse(covered.contains("mime-version"));
    }

    @Test
    void signsOnceWithEachKeyAndNeverForALength() {
        String copy = new String(signed(Keys.both(), LETTER.getBytes(US_ASCII), PERSONAL), ISO_8859_1);
        assertTrue(
                copy.contains("a=rsa-sha256; c=relaxed/relaxed; d=club.example;\r\n\ts=test-rsa; t=1795770000;"), copy);
        assertTrue(copy.contains("a=ed25519-sha256; c=relaxed/relaxed; d=club.example;\r\n\ts=test-ed25519;"), copy);
        assertFalse(copy.contains("l="), copy);
    }

    @Test
    void leavesAlone() {
        var unreadable = "From: a@club.example\r\nnonsense\r\n\r\ntext\r\n".getBytes(US_ASCII);
        assertEquals(Optional.empty(), LetterSigner.of(Keys.rsa(), unreadable, List.of(), NOW));
    }

    @Test
    void asksTheDnsInAscii() {
        var who = new Signatory("b\u00fccher.example", Keys.rsa().keys());
        LetterSigner signer =
                LetterSigner.of(who, LETTER.getBytes(US_ASCII), List.of(), NOW).orElseThrow();
        assertTrue(new String(signer.sign(new byte[0]), US_ASCII).contains("d=xn--bcher-kva.example;"));
    }

    @Provide
    Arbitrary<String> letters() {
        var ascii = Arbitraries.of("a", " ", "\t", "  ", ".", "..", "=", "x".repeat(1200), "From ");
        var word = Arbitraries.oneOf(ascii, Arbitraries.of("\u00e9", "\u0080"));
        var line = word.list().ofMaxSize(6).map(words -> String.join("", words));
        // jDKIM reads fields as text, and stumbles over octets that are none; peers/DkimpyTest does not
        var plain = ascii.list().ofMaxSize(6).map(words -> String.join("", words));
        var folded = plain.list().ofMinSize(1).ofMaxSize(3).map(lines -> String.join("\r\n\t", lines) + "x");
        var name = Arbitraries.of(
                "From", "SUBJECT", "Received", "List-Unsubscribe", "X-Other", "DKIM-Signature", "Cc", "Date");
        var field = Combinators.combine(name, folded).as((n, value) -> n + ":" + value + "\r\n");
        var header = field.list().ofMaxSize(30).map(fields -> String.join("", fields));
        var body = line.list().ofMaxSize(8).map(lines -> String.join("\r\n", lines));
        var end = Arbitraries.of("", "\r\n", "\r\n\r\n\r\n", " \r\n\t\r\n");
        return Combinators.combine(header, body, end)
                .as((h, b, e) ->
                        h.replaceAll("DKIM-Signature", "X-Signature") + "From: a@b.example\r\n\r\n" + b + "." + e);
    }

    @Property(tries = 300)
    void othersVerifyWhateverWeSign(@ForAll("letters") String letter, @ForAll boolean own) throws Exception {
        assertEquals(1, verified(signed(Keys.rsa(), letter.getBytes(ISO_8859_1), own ? PERSONAL : "")));
    }

    static Stream<Letters.Letter> real() {
        return Letters.all().stream();
    }

    @ParameterizedTest
    @MethodSource("real")
    void othersVerifyRealLetters(Letters.Letter letter) throws Exception {
        byte[] bytes = letter.bytes();
        var header = HeaderBlock.of(bytes);
        // jDKIM reads fields as text, and stumbles over octets that are none
        for (int i = 0; i < header.body(); i++) if (bytes[i] < 0) return;
        if (!header.whole()) return;
        String copy = new String(signed(Keys.rsa(), bytes, PERSONAL), ISO_8859_1);
        // the authors' own signatures are old, and their keys gone
        int ours = copy.indexOf("DKIM-Signature:") + 1;
        String alone =
                copy.substring(0, ours) + copy.substring(ours).replaceAll("(?im)^(dkim-signature)( *:)", "X-$1$2");
        assertEquals(1, verified(alone.getBytes(ISO_8859_1)), letter.name());
    }
}

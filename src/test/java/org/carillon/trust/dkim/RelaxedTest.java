package org.carillon.trust.dkim;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The examples of RFC 6376 §3.4.5 and what they leave out.
class RelaxedTest {
    private static String header(String text) {
        return HeaderBlock.of(text.getBytes(ISO_8859_1)).fields().stream()
                .map(field -> new String(field.relaxed(), ISO_8859_1))
                .collect(Collectors.joining());
    }

    private static byte[] hash(Canonicalization form, String body) {
        return BodyHash.of(form, Cryptography.sha256(), body.getBytes(ISO_8859_1), 0);
    }

    /// Two bodies have the same hash when they have the same canonical form.
    private static void sameBody(String canonical, String body) {
        assertArrayEquals(
                Cryptography.sha256().digest(canonical.getBytes(ISO_8859_1)),
                hash(Canonicalization.RELAXED, body),
                body);
    }

    @Test
    void writesTheHeaderOfTheExample() {
        assertEquals("a:X\r\nb:Y Z\r\n", header("A: X\r\nB : Y\t\r\n\tZ  \r\n\r\nbody: no\r\n"));
    }

    @Test
    void readsTheBodyOfTheExample() {
        sameBody(" C\r\nD E\r\n", " C \r\nD \t E\r\n\r\n\r\n");
    }

    @Test
    void anEmptyBodyHasTheHashOfNothing() {
        String nothing = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="; // RFC 6376 §3.4.4
        assertEquals(nothing, Base64.getEncoder().encodeToString(hash(Canonicalization.RELAXED, "")));
        String emptyLine = "frcCV1k9oG9oKj3dpUqdJg1PxRT2RSN/XKdLCPjaYaY="; // RFC 6376 §3.4.3
        assertEquals(emptyLine, Base64.getEncoder().encodeToString(hash(Canonicalization.SIMPLE, "")));
        sameBody("", "\r\n\r\n");
        sameBody("", " \t \r\n\t\r\n");
    }

    @Test
    void endsTheLastLine() {
        sameBody("a\r\n", "a");
        sameBody("a\r\n\r\nb\r\n", "a \r\n \r\nb\t");
    }

    @Test
    void readsLoneLineEndsAsTheyAreSent() {
        sameBody("a\r\nb\r\nc\r\n", "a\nb\rc\r\n");
        assertEquals("a:X\r\nb:Y Z\r\n", header("A: X\nB: Y\r Z\n\nbody: no\n"));
    }

    @Test
    void keepsOctetsOutsideAscii() {
        assertEquals("subject:Gr\u00fc\u00dfe\r\n", header("Subject:   Gr\u00fc\u00dfe \r\n"));
        sameBody("\u00ff \u0080\r\n", "\u00ff\t\t\u0080 \r\n");
    }

    @Test
    void theSimpleFormKeepsAllButEmptyLinesAtTheEnd() {
        String body = " C \r\nD \t E\r\n";
        byte[] expected = Cryptography.sha256().digest(body.getBytes(ISO_8859_1));
        for (String more : List.of("", "\r\n", "\r\n\r\n", "\n\n")) {
            assertArrayEquals(expected, hash(Canonicalization.SIMPLE, body + more), more);
        }
        assertArrayEquals(expected, hash(Canonicalization.SIMPLE, " C \nD \t E"));
    }

    @Test
    void leavesOutTheValueOfTheSignatureAndNothingElse() {
        for (String field : List.of(
                "S: a=1; b= x\r\n\ty ; bh=z\r\n",
                "S: bh=b; ab=b ;\r\n\tb\t=xyz\r\n",
                "S:b=1\r\n",
                "S: b\r\n",
                "S: a=b=2;\r\n b=;c=3\r\n")) {
            byte[] raw = HeaderBlock.of(field.getBytes(US_ASCII))
                    .fields()
                    .getFirst()
                    .withoutSignature()
                    .raw();
            String expected = field.replaceFirst("([:;]\\s*b\\s*=)[^;]*", "$1");
            assertEquals(expected.endsWith("\r\n") ? expected : expected + "\r\n", new String(raw, US_ASCII));
        }
    }

    @Test
    void knowsAHeaderThatNobodyCanRead() {
        assertFalse(
                HeaderBlock.of("A: x\r\nno field\r\n\r\n".getBytes(US_ASCII)).whole());
        assertFalse(HeaderBlock.of(" begins in the middle\r\n\r\n".getBytes(US_ASCII))
                .whole());
    }
}

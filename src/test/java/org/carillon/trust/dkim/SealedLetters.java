package org.carillon.trust.dkim;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.carillon.dns.Records;

/// Letters that one host has passed on and sealed (ARC), for tests outside this package.
public final class SealedLetters {
    public static final String SEALER = TestSigner.DOMAIN;

    private SealedLetters() {}

    /// @param results what the sealer says that it found, such as `dmarc=pass`
    public static byte[] saying(String results) {
        String letter = SignedLetters.LETTER;
        String found = "ARC-Authentication-Results: i=1; list.example; " + results + "\r\n";
        String message = TestSigner.rsa()
                .without("v")
                .tag("i", "1")
                .field("ARC-Message-Signature", letter, HeaderBlock.of(letter.getBytes(ISO_8859_1)));
        String seal = TestSigner.rsa()
                .without("v")
                .without("c")
                .without("h")
                .tag("i", "1")
                .tag("cv", "none")
                .seal(found + message);
        return (seal + message + found + letter).getBytes(ISO_8859_1);
    }

    public static Records dns() {
        return TestSigner.dns();
    }
}

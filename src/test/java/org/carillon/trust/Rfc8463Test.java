package org.carillon.trust;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.carillon.domains.KeyAlgorithm;
import org.junit.jupiter.api.Test;

/// The letter and the Ed25519 signature of RFC 8463, appendix A: such a signature has no luck in it, so ours must be
/// the
/// same to the last bit.
class Rfc8463Test {
    private static final String SECRET = "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=";

    /// What stands before the 32 octets in PKCS #8 (RFC 8410 §7).
    private static final String PKCS8 = "302e020100300506032b657004220420";

    private static final String LETTER = """
            From: Joe SixPack <joe@football.example.com>
            To: Suzie Q <suzie@shopping.example.net>
            Subject: Is dinner ready?
            Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)
            Message-ID: <20030712040037.46341.5F8J@football.example.com>

            Hi.

            We lost the game.  Are you hungry yet?

            Joe.
            """.replace("\n", "\r\n");

    private static final String SIGNATURE = """
            DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;
             d=football.example.com; i=@football.example.com;
             q=dns/txt; s=brisbane; t=1528637909; h=from : to :
             subject : date : message-id : from : subject : date;
             bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
             b=""".replace("\n", "\r\n");

    @Test
    void hashesTheBody() {
        byte[] bytes = LETTER.getBytes(US_ASCII);
        byte[] hash = Relaxed.bodyHash(bytes, HeaderBlock.of(bytes).body());
        assertEquals(
                "2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=",
                Base64.getEncoder().encodeToString(hash));
    }

    @Test
    void signsAsTheExampleDoes() throws GeneralSecurityException {
        var signed = new ByteArrayOutputStream();
        for (String name : List.of("from", "to", "subject", "date", "message-id")) {
            HeaderBlock.of(LETTER.getBytes(US_ASCII)).fields().stream()
                    .filter(field -> field.name().equals(name))
                    .forEach(field -> signed.writeBytes(field.canonical()));
        }
        byte[] own =
                HeaderBlock.of(SIGNATURE.getBytes(US_ASCII)).fields().getFirst().canonical();
        signed.write(own, 0, own.length - 2);
        byte[] value = Cryptography.sign(KeyAlgorithm.ED25519, key(), signed.toByteArray());
        assertEquals(
                "/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11BusFa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==",
                Base64.getEncoder().encodeToString(value));
    }

    private static PrivateKey key() throws GeneralSecurityException {
        var pkcs8 = new ByteArrayOutputStream();
        pkcs8.writeBytes(HexFormat.of().parseHex(PKCS8));
        pkcs8.writeBytes(Base64.getDecoder().decode(SECRET));
        return Cryptography.key(KeyAlgorithm.ED25519, pkcs8.toByteArray());
    }
}

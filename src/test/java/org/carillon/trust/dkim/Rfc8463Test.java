package org.carillon.trust.dkim;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.carillon.domains.KeyAlgorithm;
import org.junit.jupiter.api.Test;

/// The letter and the Ed25519 signature of RFC 8463, appendix A: such a signature has no luck in
/// it, so ours must be the same to the last bit.
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

    private static final String VALUE =
            "/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11BusFa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==";

    @Test
    void hashesTheBody() {
        byte[] bytes = LETTER.getBytes(US_ASCII);
        byte[] hash = BodyHash.of(
                Canonicalization.RELAXED,
                Cryptography.sha256(),
                bytes,
                HeaderBlock.of(bytes).body());
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
                    .forEach(field -> signed.writeBytes(field.relaxed()));
        }
        byte[] own =
                HeaderBlock.of(SIGNATURE.getBytes(US_ASCII)).fields().getFirst().relaxed();
        signed.write(own, 0, own.length - 2);
        byte[] value = Cryptography.sign(KeyAlgorithm.ED25519, key(), signed.toByteArray());
        assertEquals(VALUE, Base64.getEncoder().encodeToString(value));
    }

    private static final String RSA_SIGNATURE = """
            DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;
             d=football.example.com; i=@football.example.com;
             q=dns/txt; s=test; t=1528637909; h=from : to : subject :
             date : message-id : from : subject : date;
             bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
             b=F45dVWDfMbQDGHJFlXUNB2HKfbCeLRyhDXgFpEL8GwpsRe0IeIixNTe3
             DhCVlUrSjV4BwcVcOF6+FF3Zo9Rpo1tFOeS9mPYQTnGdaSGsgeefOsk2Jz
             dA+L10TeYt9BgDfQNZtKdN1WO//KgIqXP7OdEFE4LjFYNcUxZQ4FADY+8=
            """.replace("\n", "\r\n");

    @Test
    void verifiesBothSignaturesOfTheExample() {
        var dns = new KnownKeys()
                .with(
                        "brisbane._domainkey.football.example.com",
                        "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=")
                .with(
                        "test._domainkey.football.example.com",
                        "v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDkHlOQoBTzWRiGs5V6NpP3id"
                                + "Y6Wk08a5qhdR6wy5bdOKb2jLQiY/J16JYi0Qvx/byYzCNb3W91y3FutACDfzwQ/BC/e/8uBsCR+yz1Lx"
                                + "j+PL6lHvqMKrM3rG4hstT5QjvHO9PzoxZyVYLzBfO2EeC3Ip3G+2kryOTIKT+l/K4w3QIDAQAB");
        String letter = SIGNATURE + VALUE + "\r\n" + RSA_SIGNATURE + LETTER;
        List<String> results = new DkimVerifier(dns)
                .verify(letter.getBytes(US_ASCII), Instant.parse("2018-06-10T14:00:00Z")).stream()
                        .map(r -> r.algorithm() + " " + r.code().word())
                        .toList();
        assertEquals(List.of("ed25519-sha256 pass", "rsa-sha256 pass"), results);
    }

    private static PrivateKey key() throws GeneralSecurityException {
        var pkcs8 = new ByteArrayOutputStream();
        pkcs8.writeBytes(HexFormat.of().parseHex(PKCS8));
        pkcs8.writeBytes(Base64.getDecoder().decode(SECRET));
        return Cryptography.key(KeyAlgorithm.ED25519, pkcs8.toByteArray());
    }
}

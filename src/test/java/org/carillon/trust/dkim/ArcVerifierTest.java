package org.carillon.trust.dkim;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.trust.dkim.ArcResult.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Chains made here; those of others are in [ArcSuiteTest].
class ArcVerifierTest {
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

    /// What one host puts on top.
    private static String passedOn(String letter, String sets, int instance, String status) {
        TestSigner signer = instance == 2 ? TestSigner.ed25519() : TestSigner.rsa();
        String results = "ARC-Authentication-Results: i=" + instance + "; host" + instance
                + ".example;\r\n\tspf=pass smtp.mailfrom=signer.example\r\n";
        String message = signer.without("v")
                .tag("i", "" + instance)
                .field("ARC-Message-Signature", letter, HeaderBlock.of(letter.getBytes(ISO_8859_1)));
        TestSigner sealer = instance == 2 ? TestSigner.ed25519() : TestSigner.rsa();
        String seal = sealer.without("v")
                .without("c")
                .without("h")
                .tag("i", "" + instance)
                .tag("cv", status)
                .seal(sets + results + message);
        return seal + message + results;
    }

    private static String chain(int hosts) {
        String letter = SignedLetters.LETTER;
        String sets = "";
        for (int i = 1; i <= hosts; i++) {
            String set = passedOn(letter, sets, i, i == 1 ? "none" : "pass");
            letter = set + letter;
            sets += set.substring(set.indexOf("ARC-Auth"))
                    + set.substring(set.indexOf("ARC-Message"), set.indexOf("ARC-Auth"))
                    + set.substring(0, set.indexOf("ARC-Message"));
        }
        return letter;
    }

    private static ArcResult result(KnownKeys dns, String letter) {
        return new ArcVerifier(dns).verify(letter.getBytes(ISO_8859_1), NOW);
    }

    private static ArcResult result(String letter) {
        return result(TestSigner.dns(), letter);
    }

    @Test
    void followsAChain() {
        for (int hosts : List.of(1, 2, 3, 8)) {
            ArcResult result = result(chain(hosts));
            assertEquals(Code.PASS, result.code(), result.why());
            assertEquals(hosts, result.domains().size());
            assertEquals("host" + hosts + ".example;\tspf=pass smtp.mailfrom=signer.example", result.results());
        }
        assertEquals("pass", Code.PASS.word());
    }

    @Test
    void saysSoWhereThereIsNone() {
        assertEquals(Code.NONE, result(SignedLetters.LETTER).code());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rooks         | queens",
                "Endgames      | Openings",
                "host1         | host3",
                "host2         | host3",
                "i=2;          | i=3;",
                "cv=pass       | cv=fail",
                "cv=pass       | cv=none",
                "cv=none       | cv=pass",
                "ARC-Seal: i=1 | X-Seal: i=1",
                "s=rsa;        | s=gone;",
                "spf=pass      | spf=fail",
            })
    void findsOneThatIsBroken(String old, String next) {
        String letter = chain(2);
        String changed = letter.replace(old, next);
        if (old.startsWith("ARC-Seal")) changed = letter.replaceFirst("(?s)ARC-(Seal.*?ARC-.*?)ARC-Seal", "$1X-Seal");
        assertTrue(!changed.equals(letter));
        ArcResult result = result(changed);
        assertEquals(Code.FAIL, result.code());
        assertEquals(List.of(), result.domains());
        assertEquals("", result.results());
    }

    @Test
    void laterChangesHurtOnlyOlderSignatures() {
        String letter = SignedLetters.LETTER;
        String first = passedOn(letter, "", 1, "none");
        String sets = first.substring(first.indexOf("ARC-Auth"))
                + first.substring(first.indexOf("ARC-Message"), first.indexOf("ARC-Auth"))
                + first.substring(0, first.indexOf("ARC-Message"));
        String changed = first + letter.replace("Endgames", "[chess] Endgames") + "-- \r\nThe chess club\r\n";
        assertEquals(Code.FAIL, result(changed).code());
        assertEquals(
                Code.PASS, result(passedOn(changed, sets, 2, "pass") + changed).code());
    }

    @Test
    void asksNoMoreThanItMust() {
        KnownKeys dns = TestSigner.dns();
        result(dns, chain(3));
        assertEquals(2, dns.asked().size());
        KnownKeys mute = new KnownKeys().mute("rsa._domainkey.signer.example").mute("ed._domainkey.signer.example");
        assertEquals(Code.FAIL, result(mute, chain(3)).code());
        assertEquals(1, mute.asked().size());
    }

    @Test
    void saysWhoseWordItWouldBe() {
        String letter = chain(2).replaceFirst("d=signer.example", "d=Other.example");
        assertEquals(Optional.of("other.example"), ArcVerifier.last(letter.getBytes(ISO_8859_1)));
        assertEquals(Optional.empty(), ArcVerifier.last(SignedLetters.LETTER.getBytes(ISO_8859_1)));
    }

    private static HeaderBlock unsigned(int hosts) {
        var text = new StringBuilder();
        for (int i = 1; i <= hosts; i++) {
            text.append("ARC-Seal: i=" + i + "\r\nARC-Message-Signature: i=" + i + "\r\n");
            text.append("ARC-Authentication-Results: i=" + i + "; host.example\r\n");
        }
        return HeaderBlock.of(text.toString().getBytes(ISO_8859_1));
    }

    @Test
    void readsNoMoreThanFiftySets() {
        assertEquals(Optional.of(50), ArcSet.all(unsigned(50)).map(List::size));
        assertEquals(Optional.empty(), ArcSet.all(unsigned(51)));
    }
}

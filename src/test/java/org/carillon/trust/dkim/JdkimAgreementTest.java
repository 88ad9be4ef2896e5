package org.carillon.trust.dkim;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.apache.james.jdkim.DKIMVerifier;
import org.apache.james.jdkim.exceptions.FailException;
import org.apache.james.jdkim.exceptions.TempFailException;
import org.carillon.dns.Answer;
import org.junit.jupiter.api.Test;

/// Where jDKIM can say something — it knows RSA only, no Ed25519, and takes SHA-1 and short keys —
/// it says the same.
class JdkimAgreementTest {
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

    /// Our letters that jDKIM takes and we do not, and why.
    private static final Map<String, String> TAKEN_THERE = Map.of(
            "a line that is no field", "readers disagree where such a header ends",
            "a second From", "people may see the other one",
            "b= is no base64", "it skips what is none",
            "the key is elsewhere", "it does not look at q=");

    static boolean passes(KnownKeys dns, byte[] letter) {
        var verifier = new DKIMVerifier((methods, selector, domain) -> {
            if (dns.texts((selector + "._domainkey." + domain).toLowerCase(Locale.ROOT))
                    instanceof Answer.Found<String>(var records)) {
                return records;
            }
            throw new TempFailException("no such key");
        });
        try {
            var good = verifier.verify(new ByteArrayInputStream(letter));
            return good != null && !good.isEmpty();
        } catch (FailException | IOException | RuntimeException fails) {
            return false;
        }
    }

    /// It has a clock of its own, does not know drafts, and no other keys than RSA.
    private static boolean beyondJdkim(String letter) {
        return letter.contains("a=ed25519")
                || letter.contains(" t=")
                || letter.contains(" x=")
                || !letter.contains("v=1");
    }

    private static boolean passesHere(KnownKeys dns, byte[] letter) {
        return new DkimVerifier(dns, Era.OF_2007).verify(letter, NOW).stream().anyMatch(DkimResult::passed);
    }

    @Test
    void saysTheSameOfOurLetters() {
        var different = new TreeSet<String>();
        int count = 0;
        for (SignedLetters.Case letter : SignedLetters.all()) {
            if (beyondJdkim(letter.text())) continue;
            byte[] bytes = letter.text().getBytes(ISO_8859_1);
            boolean theirs = passes(TestSigner.dns(), bytes);
            if (theirs != passesHere(TestSigner.dns(), bytes))
                different.add(letter.name() + (theirs ? "" : " (only here)"));
            count++;
        }
        assertEquals(new TreeSet<>(TAKEN_THERE.keySet()), different);
        assertTrue(count >= 40, count + " letters");
    }
}

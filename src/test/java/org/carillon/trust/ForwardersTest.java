package org.carillon.trust;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Instant;
import java.util.Map;
import org.carillon.trust.dkim.SealedLetters;
import org.carillon.trust.dmarc.DmarcResult;
import org.carillon.trust.dmarc.Policy;
import org.junit.jupiter.api.Test;

class ForwardersTest {
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    private static final DmarcResult FAILED = new DmarcResult(
            DmarcResult.Code.FAIL,
            "author.example",
            Policy.REJECT,
            Policy.REJECT,
            "author.example",
            "Nothing proves it.");

    private static DmarcResult heard(String trusted, DmarcResult result, byte[] letter) {
        TrustConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(TrustConfig.class)
                .withSources(new PropertiesConfigSource(Map.of("carillon.trust.arc-of", trusted), "test", 100))
                .build()
                .getConfigMapping(TrustConfig.class);
        return new Forwarders(config).heard(result, SealedLetters.dns(), letter, NOW);
    }

    @Test
    void aSealThatIsBelievedMakesMild() {
        DmarcResult heard =
                heard("Signer.Example", FAILED, SealedLetters.saying("dmarc=pass header.from=author.example"));

        assertEquals(Policy.NONE, heard.applied());
        assertFalse(heard.passed());
        assertTrue(heard.why().contains("But signer.example, which is believed here"), heard.why());
    }

    @Test
    void anybodyCanSeal() {
        assertEquals(FAILED, heard("other.example", FAILED, SealedLetters.saying("dmarc=pass")));
    }

    @Test
    void aSealThatSawNoProofChangesNothing() {
        assertEquals(FAILED, heard(SealedLetters.SEALER, FAILED, SealedLetters.saying("dmarc=fail; spf=pass")));
    }

    @Test
    void aBrokenSealChangesNothing() {
        byte[] changed = new String(SealedLetters.saying("dmarc=pass"), ISO_8859_1)
                .replace("list.example", "evil.example")
                .getBytes(ISO_8859_1);

        assertEquals(FAILED, heard(SealedLetters.SEALER, FAILED, changed));
    }

    @Test
    void whatIsProvenNeedsNoSeal() {
        DmarcResult passed = DmarcResult.of(DmarcResult.Code.PASS, "author.example", "It is proven.");

        assertEquals(passed, heard(SealedLetters.SEALER, passed, SealedLetters.saying("dmarc=fail")));
    }
}

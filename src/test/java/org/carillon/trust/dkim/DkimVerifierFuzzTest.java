package org.carillon.trust.dkim;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;

@Tag("fuzz")
class DkimVerifierFuzzTest {
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    private static final String SEALED = "v=1; a=ed25519-sha256; c=simple; d=signer.example; s=ed; bh=AAAA; b=AAAA;";

    /// Any letter has a result for each signature, and no stranger's octet passes as signed. The
    /// same octets follow a field that can be read, so that the ways behind it are walked, too.
    @FuzzTest(maxDuration = "10m")
    void judgesAnyLetter(byte[] octets) {
        String letter = new String(octets, ISO_8859_1);
        judge(letter);
        judge("DKIM-Signature: " + SEALED + " h=from\r\n" + letter);
        judge("DKIM-Signature: " + SEALED + letter + "\r\n\r\n");
        judge("ARC-Seal: i=1; cv=none; " + SEALED + "\r\nARC-Authentication-Results: i=1; a\r\n"
                + "ARC-Message-Signature: i=1; h=from; " + SEALED + letter);
    }

    private static void judge(String letter) {
        byte[] bytes = letter.getBytes(ISO_8859_1);
        List<DkimResult> results = new DkimVerifier(TestSigner.dns()).verify(bytes, NOW);
        int signatures = HeaderBlock.of(bytes).named("dkim-signature").size();
        assertEquals(Math.max(1, signatures), results.size());
        for (DkimResult result : results) {
            assertFalse(result.passed());
            String said = result.domain() + result.selector() + result.algorithm() + result.identity();
            assertTrue(said.chars().allMatch(c -> c > ' ' && c < 127 && c != ';'), said);
        }
        ArcResult chain = new ArcVerifier(TestSigner.dns()).verify(bytes, NOW);
        assertFalse(chain.passed());
    }
}

package org.carillon.trust.dkim;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Instant;
import org.junit.jupiter.api.Tag;

@Tag("fuzz")
class TagListFuzzTest {
    private static final Claim CLAIM = new Claim(
            new Claim.Signer("signer.example", "s", "@signer.example"),
            Algorithm.RSA_SHA256,
            new byte[256],
            new Claim.Life(Instant.MIN, Instant.MAX));

    /// Any text is a list of tags or none; a list is a signature, a seal or a key, or says why it
    /// is none.
    @FuzzTest(maxDuration = "10m")
    void readsAnyTagList(byte[] octets) {
        String text = new String(octets, UTF_8);
        KeyReader.read(text, CLAIM, Era.TODAY);
        TagList.of(text).ifPresent(tags -> {
            for (String name : new String[] {"a", "b", "h", "i"}) {
                assertTrue(tags.compact(name).length() <= text.length());
                assertTrue(tags.words(name).size() <= text.length());
            }
            SignatureReader.arcMessage(tags);
            SignatureReader.arcSeal(tags);
            if (SignatureReader.dkim(tags, Era.TODAY) instanceof Reading.Good<DkimSignature>(var signature)) {
                String identity = signature.claim().signer().identity();
                assertTrue(identity.endsWith(signature.claim().signer().domain()), identity);
                assertTrue(identity.chars().allMatch(c -> c > ' ' && c < 127), identity);
            }
        });
    }
}

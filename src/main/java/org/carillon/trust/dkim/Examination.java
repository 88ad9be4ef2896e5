package org.carillon.trust.dkim;

import java.security.MessageDigest;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.carillon.dns.Records;

/// One letter under examination: divided once, its body hashed once in each way, each key asked for
/// once.
final class Examination {
    private record Way(Canonicalization form, String hash) {}

    private final byte[] letter;
    private final HeaderBlock header;
    private final PublishedKeys keys;
    private final Map<Way, byte[]> bodyHashes = new HashMap<>();

    Examination(byte[] letter, Records dns, Era era) {
        this.letter = letter;
        this.header = HeaderBlock.of(letter);
        this.keys = new PublishedKeys(dns, era);
    }

    HeaderBlock header() {
        return header;
    }

    PublishedKeys keys() {
        return keys;
    }

    /// What can be said without the DNS is said first: a letter that was changed costs no question.
    Verdict verify(HeaderBlock.Field field, DkimSignature signature, Instant now) {
        Claim claim = signature.claim();
        Optional<Verdict> late = claim.life().fault(now);
        if (late.isPresent()) return late.get();
        byte[] hash = bodyHash(signature.body(), claim.algorithm());
        if (!MessageDigest.isEqual(hash, signature.bodyHash())) return otherBody(signature);
        return keys.verify(claim, SignedHeader.of(header, field, signature.header(), signature.covered()));
    }

    private byte[] bodyHash(Canonicalization form, Algorithm algorithm) {
        return bodyHashes.computeIfAbsent(
                new Way(form, algorithm.hash()),
                way -> BodyHash.of(form, Cryptography.hash(algorithm), letter, header.body()));
    }

    private static Verdict otherBody(DkimSignature signature) {
        return Verdict.fail(
                signature.partial()
                        ? "The text is not what was signed; only its beginning may be (l=)."
                        : "The text is not what was signed.");
    }
}

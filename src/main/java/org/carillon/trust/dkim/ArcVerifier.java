package org.carillon.trust.dkim;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.dns.Records;

/// Validates the chain of those who passed a letter on (RFC 8617 §5.2). Safe for many threads; asks
/// the DNS and nobody else.
public final class ArcVerifier {
    private final Records dns;

    /// @param dns where each question ends in bounded time; all those of one letter come one after
    ///     the other, at most 51, and none after the first that has no good answer
    public ArcVerifier(Records dns) {
        this.dns = dns;
    }

    /// @param raw the whole letter as it came
    public ArcResult verify(byte[] raw, Instant now) {
        var letter = new Examination(raw, dns, Era.TODAY);
        if (!ArcSet.any(letter.header())) {
            return new ArcResult(ArcResult.Code.NONE, List.of(), "", "Nobody says that he passed the letter on.");
        }
        if (!letter.header().whole()) return ArcResult.fail("The header has a line that is no field.");
        Optional<List<ArcSet>> sets = ArcSet.all(letter.header());
        if (sets.isEmpty()) return ArcResult.fail("The chain of those who passed the letter on has gaps.");
        return fault(letter, sets.get(), now)
                .map(verdict -> ArcResult.fail(verdict.why()))
                .orElseGet(() -> passed(sets.get()));
    }

    /// Who says that he passed the letter on last, unproved. Whether he is trusted can be asked before
    /// the chain is verified, which costs questions to the DNS.
    public static Optional<String> last(byte[] raw) {
        return ArcSet.all(HeaderBlock.of(raw))
                .flatMap(sets -> SignatureReader.domain(sets.getLast().seal().tags()));
    }

    private static ArcResult passed(List<ArcSet> sets) {
        List<String> domains = sets.stream()
                .map(set -> SignatureReader.domain(set.seal().tags()).orElse(""))
                .toList();
        String why = "The chain of those who passed the letter on is whole, up to " + domains.getLast() + ".";
        return new ArcResult(ArcResult.Code.PASS, domains, sets.getLast().found(), why);
    }

    /// What is wrong with it. The newest host's words come first, as it is the one that is trusted
    /// or not.
    private static Optional<Verdict> fault(Examination letter, List<ArcSet> sets, Instant now) {
        Optional<Verdict> said = admitted(sets);
        if (said.isPresent()) return said;
        Verdict newest = message(letter, sets.getLast().message(), now);
        if (!newest.passed()) return Optional.of(newest);
        for (int i = sets.size(); i > 0; i--) {
            Verdict seal = seal(letter, sets.subList(0, i), now);
            if (!seal.passed()) return Optional.of(seal);
        }
        return Optional.empty();
    }

    /// What each host says of the chain before it (RFC 8617 §5.2, steps 2 and 3).
    private static Optional<Verdict> admitted(List<ArcSet> sets) {
        for (ArcSet set : sets) {
            boolean first = set.seal().instance() == 1;
            if (!set.seal().tags().text("cv").equals(first ? "none" : "pass")) {
                return Optional.of(Verdict.fail("One who passed the letter on found the chain broken before him."));
            }
        }
        return Optional.empty();
    }

    private static Verdict message(Examination letter, ArcSet.Part part, Instant now) {
        return switch (SignatureReader.arcMessage(part.tags())) {
            case Reading.Bad<DkimSignature>(var bad) -> bad;
            // RFC 8617 §4.1.2: seals come and go
            case Reading.Good<DkimSignature>(var signature)
            when signature.covered().contains("arc-seal") ->
                Verdict.permerror("The signature covers seals, which it must not.");
            case Reading.Good<DkimSignature>(var signature) -> letter.verify(part.field(), signature, now);
        };
    }

    private static Verdict seal(Examination letter, List<ArcSet> sealed, Instant now) {
        ArcSet.Part seal = sealed.getLast().seal();
        // RFC 8617 §4.1.3: what it covers is known
        if (seal.tags().has("h")) return Verdict.permerror("A seal says what it covers, which it must not.");
        return switch (SignatureReader.arcSeal(seal.tags())) {
            case Reading.Bad<Claim>(var bad) -> bad;
            case Reading.Good<Claim>(var claim) ->
                claim.life().fault(now).orElseGet(() -> letter.keys().verify(claim, covered(sealed)));
        };
    }

    /// All sets up to this one, in their order (RFC 8617 §5.1.1).
    private static byte[] covered(List<ArcSet> sealed) {
        var fields = new ArrayList<HeaderBlock.Field>();
        for (ArcSet set : sealed) {
            fields.addAll(List.of(
                    set.results().field(), set.message().field(), set.seal().field()));
        }
        var out = new ByteArrayOutputStream();
        HeaderBlock.Field last = fields.removeLast();
        for (HeaderBlock.Field field : fields) out.writeBytes(field.relaxed());
        SignedHeader.writeLast(last, Canonicalization.RELAXED, out);
        return out.toByteArray();
    }
}

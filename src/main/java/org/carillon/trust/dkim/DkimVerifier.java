package org.carillon.trust.dkim;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.dns.Records;

/// Verifies the DKIM signatures of a letter (RFC 6376 §6). Safe for many threads; asks the DNS and
/// nobody else.
///
/// Stricter than the RFC in two things: all of the body counts, also behind `l=`, and a signature
/// that leaves out one of several From fields is not taken, as people might see that one.
public final class DkimVerifier {
    /// Signatures of a letter that are looked at: each can cost a question to the DNS.
    static final int MOST_SIGNATURES = 10;

    private static final String FIELD = "dkim-signature";

    private final Records dns;
    private final Era era;

    /// @param dns where each question ends in bounded time; those of one letter come one after the
    ///     other, at most [#MOST_SIGNATURES], of which two without an answer
    public DkimVerifier(Records dns) {
        this(dns, Era.TODAY);
    }

    DkimVerifier(Records dns, Era era) {
        this.dns = dns;
        this.era = era;
    }

    /// One result for each signature, in the order of the fields; one with [DkimResult.Code#NONE]
    /// when there is none.
    ///
    /// @param raw the whole letter as it came
    public List<DkimResult> verify(byte[] raw, Instant now) {
        var letter = new Examination(raw, dns, era);
        List<HeaderBlock.Field> fields = letter.header().named(FIELD);
        var results = new ArrayList<DkimResult>();
        for (HeaderBlock.Field field : fields) {
            results.add(
                    results.size() < MOST_SIGNATURES
                            ? result(letter, field, now)
                            : plain(Verdict.policy("The letter has more signatures than are looked at.")));
        }
        if (fields.isEmpty()) {
            results.add(plain(new Verdict(DkimResult.Code.NONE, "Nobody has signed the letter.")));
        }
        return results;
    }

    private static DkimResult plain(Verdict verdict) {
        return new DkimResult(verdict.code(), "", "", "", "", verdict.why());
    }

    private DkimResult result(Examination letter, HeaderBlock.Field field, Instant now) {
        Optional<TagList> tags = TagList.of(field.value());
        if (tags.isEmpty()) {
            return plain(new Verdict(DkimResult.Code.NEUTRAL, "The signature cannot be read."));
        }
        Verdict verdict = verdict(letter, field, tags.get(), now);
        return new DkimResult(
                verdict.code(),
                SignatureReader.domain(tags.get()).orElse(""),
                SignatureReader.selector(tags.get()).orElse(""),
                SignatureReader.algorithm(tags.get()).map(Algorithm::toString).orElse(""),
                SignatureReader.identity(tags.get()).orElse(""),
                verdict.why());
    }

    private Verdict verdict(Examination letter, HeaderBlock.Field field, TagList tags, Instant now) {
        if (!letter.header().whole()) return Verdict.permerror("The header has a line that is no field.");
        return switch (SignatureReader.dkim(tags, era)) {
            case Reading.Bad<DkimSignature>(var bad) -> bad;
            case Reading.Good<DkimSignature>(var signature) ->
                uncovered(letter.header(), signature)
                        ? Verdict.policy("The letter has a second sender (From), and the signature leaves it out.")
                        : letter.verify(field, signature, now);
        };
    }

    /// RFC 6376 §8.15.
    private static boolean uncovered(HeaderBlock header, DkimSignature signature) {
        long covered = signature.covered().stream().filter("from"::equals).count();
        return header.named("from").size() > covered;
    }
}

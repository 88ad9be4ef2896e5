package org.carillon.trust.dkim;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.carillon.dns.Answer;
import org.carillon.dns.Records;

/// The keys that the signatures of one letter name, each asked for once.
final class PublishedKeys {
    /// Keys under one name that are tried: there should be one (RFC 6376 §3.6.2.2), and in what
    /// order more of them come is chance.
    private static final int MOST_OF_A_NAME = 4;

    /// Names about which the DNS may be silent: each can cost a whole time-out, and a stranger
    /// chooses them.
    private static final int MOST_SILENT = 2;

    private final Records dns;
    private final Era era;
    private final Map<String, Answer<String>> answers = new HashMap<>();

    PublishedKeys(Records dns, Era era) {
        this.dns = dns;
        this.era = era;
    }

    /// Whether the signer's key made that value of what is signed (RFC 6376 §6.1.2, §6.1.3).
    Verdict verify(Claim claim, byte[] signed) {
        String name = claim.signer().keyName();
        if (SignerNames.domain(name).isEmpty()) return Verdict.permerror("The name of the key is too long.");
        return switch (answers.computeIfAbsent(name, this::texts)) {
            case Answer.Found<String>(var records) -> best(records, claim, signed);
            case Answer.NoSuchName<String> none -> Verdict.permerror("The domain publishes no key of that name.");
            case Answer.NoData<String> none -> Verdict.permerror("The domain publishes no key of that name.");
            case Answer.TryAgain<String> mute ->
                new Verdict(DkimResult.Code.TEMPERROR, "The DNS did not answer when asked for the key.");
        };
    }

    private Answer<String> texts(String name) {
        long silent = answers.values().stream()
                .filter(Answer.TryAgain.class::isInstance)
                .count();
        return silent < MOST_SILENT ? dns.texts(name) : new Answer.TryAgain<>("not asked");
    }

    /// One that passes, or one that was tried, or the first.
    private Verdict best(List<String> records, Claim claim, byte[] signed) {
        Verdict best = verify(records.getFirst(), claim, signed);
        for (String record : records.subList(1, Math.min(records.size(), MOST_OF_A_NAME))) {
            if (best.passed()) break;
            Verdict next = verify(record, claim, signed);
            if (next.passed() || next.code() == DkimResult.Code.FAIL) best = next;
        }
        return best;
    }

    private Verdict verify(String record, Claim claim, byte[] signed) {
        return switch (KeyReader.read(record, claim, era)) {
            case Reading.Bad<PublishedKey>(var verdict) -> verdict;
            case Reading.Good<PublishedKey>(var found) -> {
                String trial = found.testing() ? " The domain is only trying it out (t=y)." : "";
                yield Cryptography.verifies(claim.algorithm(), found.key(), claim.value(), signed)
                        ? Verdict.pass("The signature is right." + trial)
                        : Verdict.fail("The signature is not of this letter, or of another key." + trial);
            }
        };
    }
}

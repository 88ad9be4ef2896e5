package org.carillon.trust.dmarc;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.dns.Answer;
import org.carillon.dns.MailHost;
import org.carillon.dns.Records;
import org.carillon.mail.AsciiDomain;

/// Compares the domain that readers see with those that are proven (RFC 9989). For one letter: it remembers what it
/// asked.
public final class Dmarc {
    /// From fields with more domains than this are no honest author's.
    private static final int MOST_AUTHORS = 5;

    private static final List<DmarcResult.Code> SEVERITY = List.of(
            DmarcResult.Code.FAIL,
            DmarcResult.Code.PERMERROR,
            DmarcResult.Code.TEMPERROR,
            DmarcResult.Code.NONE,
            DmarcResult.Code.PASS);

    private static final Comparator<DmarcResult> WORST_FIRST = Comparator.comparing(
                    DmarcResult::applied, Comparator.reverseOrder())
            .thenComparing(result -> SEVERITY.indexOf(result.code()));

    private final Records dns;
    private final Map<String, Walk> walks = new HashMap<>();

    public Dmarc(Records dns) {
        this.dns = dns;
    }

    /// The domains that are proven for a letter.
    ///
    /// @param spf the sender's in the envelope; empty unless SPF passed for it
    /// @param dkim of the signatures that passed
    /// @param unsure SPF or a signature could not be looked into, so that one more may be right
    public record Proven(Optional<String> spf, List<String> dkim, boolean unsure) {
        public Proven {
            spf = spf.flatMap(AsciiDomain::of);
            dkim = dkim.stream().map(AsciiDomain::of).flatMap(Optional::stream).toList();
        }
    }

    /// The result for a letter. Each author must be proven; of several that are not, the one counts that asks most.
    ///
    /// @param authors the domains of the addresses in the From field
    public DmarcResult check(List<String> authors, Proven proven) {
        List<Optional<String>> read =
                authors.stream().distinct().map(AsciiDomain::of).distinct().toList();
        if (read.isEmpty() || read.contains(Optional.<String>empty())) {
            return DmarcResult.of(
                    DmarcResult.Code.PERMERROR, "", "The From field names no domain that exists in the DNS.");
        }
        if (read.size() > MOST_AUTHORS) {
            return DmarcResult.of(DmarcResult.Code.PERMERROR, "", "The From field names too many domains.");
        }
        var results = new ArrayList<DmarcResult>();
        for (Optional<String> author : read) results.add(check(author.orElseThrow(), proven));
        return results.stream().min(WORST_FIRST).orElseThrow();
    }

    private DmarcResult check(String author, Proven proven) {
        Walk walk = walk(author);
        Optional<Walk.Found> applies = walk.applies();
        if (applies.isEmpty()) {
            return walk.interrupted()
                    ? unknown(author)
                    : DmarcResult.of(
                            DmarcResult.Code.NONE, author, author + " does not say who may write in its name.");
        }
        DmarcRecord record = applies.get().record();
        if (!record.usable()) {
            return DmarcResult.of(
                    DmarcResult.Code.NONE,
                    author,
                    "The DMARC record of " + applies.get().domain() + " cannot be read.");
        }
        return aligned(walk, record, proven)
                .map(by -> passed(walk, applies.get(), by))
                .orElseGet(() -> unproven(walk, applies.get(), proven));
    }

    private static DmarcResult unknown(String author) {
        return DmarcResult.of(
                DmarcResult.Code.TEMPERROR,
                author,
                "The DNS did not answer, so what " + author + " says of its letters is not known.");
    }

    /// By what the author's domain is proven, in words.
    private Optional<String> aligned(Walk author, DmarcRecord record, Proven proven) {
        for (String signer : proven.dkim()) {
            if (same(author, signer, record.strictDkim())) return Optional.of("by the signature of " + signer);
        }
        return proven.spf()
                .filter(sender -> same(author, sender, record.strictSpf()))
                .map(sender -> "by the host that may send for " + sender);
    }

    private boolean same(Walk author, String other, boolean strict) {
        if (author.start().equals(other)) return true;
        return !strict
                && related(author.start(), other)
                && author.organization().equals(walk(other).organization());
    }

    /// Names without a common end have no common organisation: no need to ask.
    private static boolean related(String one, String other) {
        return top(one).equals(top(other));
    }

    private static String top(String domain) {
        return domain.substring(domain.lastIndexOf('.') + 1);
    }

    private static DmarcResult passed(Walk author, Walk.Found applies, String by) {
        return new DmarcResult(
                DmarcResult.Code.PASS,
                author.start(),
                asked(author, applies, true),
                Policy.NONE,
                author.organization(),
                author.start() + " is proven " + by + ".");
    }

    /// Not proven; unless the DNS was silent where a proof could have come from.
    private DmarcResult unproven(Walk author, Walk.Found applies, Proven proven) {
        boolean silent = proven.unsure()
                || author.interrupted() && !author.start().equals(applies.domain())
                || walks.size() > 1 && walks.values().stream().anyMatch(Walk::interrupted);
        if (silent) return unknown(author.start());
        Existence existence = existence(author, applies);
        if (existence == Existence.UNKNOWN) return unknown(author.start());
        Policy asked = asked(author, applies, existence == Existence.THERE);
        boolean testing = applies.record().testing();
        String request = "Neither a signature nor the sending host proves that it is from " + author.start()
                + ", whose owner " + (testing ? "is testing and would ask " : "asks ") + wish(asked) + ".";
        return new DmarcResult(
                DmarcResult.Code.FAIL,
                author.start(),
                asked,
                testing ? Policy.NONE : asked,
                author.organization(),
                request);
    }

    private static String wish(Policy asked) {
        return switch (asked) {
            case NONE -> "nothing to be done about that";
            case QUARANTINE -> "to put such letters aside";
            case REJECT -> "to refuse such letters";
        };
    }

    private enum Existence {
        THERE,
        MISSING,
        UNKNOWN
    }

    /// Whether the author's domain exists at all (RFC 8020), asked only where the record makes a difference of it.
    private Existence existence(Walk author, Walk.Found applies) {
        DmarcRecord.Policies policies = applies.record().policies();
        boolean own = author.start().equals(applies.domain());
        if (own || policies.below() == policies.missing()) return Existence.THERE;
        Answer<MailHost> answer = dns.mailHosts(author.start());
        return switch (answer) {
            case Answer.NoSuchName<MailHost> _ -> Existence.MISSING;
            case Answer.TryAgain<MailHost> _ -> Existence.UNKNOWN;
            case Answer.Found<MailHost> _, Answer.NoData<MailHost> _ -> Existence.THERE;
        };
    }

    private static Policy asked(Walk author, Walk.Found applies, boolean there) {
        DmarcRecord.Policies policies = applies.record().policies();
        if (author.start().equals(applies.domain())) return policies.own();
        return there ? policies.below() : policies.missing();
    }

    private Walk walk(String domain) {
        return walks.computeIfAbsent(domain, name -> Walk.from(name, dns));
    }
}

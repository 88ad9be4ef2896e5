package org.carillon.trust.dmarc;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
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

    private static final DmarcResult UNREADABLE = new DmarcResult(
            DmarcResult.Code.PERMERROR,
            "",
            Policy.QUARANTINE,
            Policy.QUARANTINE,
            "",
            "Its From field does not say clearly who wrote it.");

    private final Records dns;
    private final Map<String, Walk> walks = new HashMap<>();

    public Dmarc(Records dns) {
        this.dns = dns;
    }

    /// The domains that are proven for a letter.
    ///
    /// @param spf the sender's in the envelope; empty unless SPF passed for it
    /// @param dkim of the signatures that passed
    /// @param unsure of which SPF or a signature could not be looked into, so that one more may be right
    public record Proven(Optional<String> spf, List<String> dkim, List<String> unsure) {
        public Proven {
            spf = spf.flatMap(AsciiDomain::of);
            dkim = dkim.stream().map(AsciiDomain::of).flatMap(Optional::stream).toList();
            unsure = unsure.stream()
                    .map(AsciiDomain::of)
                    .flatMap(Optional::stream)
                    .toList();
        }
    }

    /// Asks what it can before anything else has used up the time: what the authors' own domains say.
    public void prepare(List<String> authors) {
        readable(authors).forEach(this::walk);
    }

    /// The result for a letter. Each author must be proven; of several that are not, the one counts that asks most. A
    /// From field that hides some of its authors is no honest one, and put aside.
    ///
    /// @param authors the domains of the addresses in the From field
    public DmarcResult check(List<String> authors, Proven proven) {
        List<String> read = readable(authors);
        var results = new ArrayList<DmarcResult>();
        for (String author : read) results.add(check(author, proven));
        boolean all = authors.stream().allMatch(author -> AsciiDomain.of(author).isPresent());
        if (read.isEmpty() || !all || authors.size() > MOST_AUTHORS) results.add(UNREADABLE);
        return results.stream().min(WORST_FIRST).orElseThrow();
    }

    private static List<String> readable(List<String> authors) {
        return authors.stream()
                .map(AsciiDomain::of)
                .flatMap(Optional::stream)
                .distinct()
                .limit(MOST_AUTHORS)
                .toList();
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
                && within(author.organization(), other)
                && author.organization().equals(walk(other).organization());
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
        boolean silent =
                author.interrupted() && !author.start().equals(applies.domain()) || mayBeProven(author, proven);
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

    /// Whether the DNS was silent about somebody who could prove the author: of the same organisation. That of anybody
    /// else is a stranger's own, and he can let it be silent.
    private boolean mayBeProven(Walk author, Proven proven) {
        Stream<String> walked = walks.values().stream()
                .filter(walk -> walk.interrupted() && walk != author)
                .map(Walk::start);
        return Stream.concat(proven.unsure().stream(), walked).anyMatch(other -> within(author.organization(), other));
    }

    private static boolean within(String organization, String domain) {
        return domain.equals(organization) || domain.endsWith("." + organization);
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

package org.carillon.trust.spf;

import java.net.InetAddress;
import java.util.List;
import org.carillon.dns.Answer;
import org.carillon.dns.MailHost;
import org.carillon.dns.Records;
import org.carillon.trust.Shown;
import org.carillon.trust.host.ClientNames;
import org.carillon.trust.spf.RecordParser.Reading;
import org.carillon.trust.spf.SpfResult.Code;

/// One check under way, with its counters (`check_host`, RFC 7208 §4). As deep as there are terms left.
final class Evaluation {
    /// Terms that ask the DNS, over all records (RFC 7208 §4.6.4).
    private static final int MOST_TERMS = 10;

    /// Terms for which the DNS has nothing, of those that do not match. We count a term once, however many hosts it
    /// asks for: else three mail hosts without IPv6 would forbid the domain to send from IPv6.
    private static final int MOST_VOID = 2;

    /// Mail hosts of one domain.
    private static final int MOST_HOSTS = 10;

    private final Records dns;
    private final Macros macros;
    private final ClientNames names;
    private final InetAddress client;
    private int terms;
    private int voids;

    Evaluation(Records dns, Macros macros) {
        this.dns = dns;
        this.macros = macros;
        this.names = macros.names();
        this.client = macros.who().client();
    }

    /// How one mechanism fares.
    private sealed interface Match {
        record Yes() implements Match {}

        record No() implements Match {}

        /// No, and the DNS has nothing of what was asked for.
        record Void() implements Match {}

        /// The whole check ends here.
        record End(Verdict verdict) implements Match {}

        static Match when(boolean matches) {
            return matches ? new Yes() : new No();
        }
    }

    Verdict of(String domain) {
        if (!DnsName.askable(domain)) return new Verdict.Unpublished();
        return switch (dns.texts(domain)) {
            case Answer.Found<String>(var texts) -> selected(domain, texts);
            case Answer.NoSuchName<String> _ -> new Verdict.Unpublished();
            case Answer.NoData<String> _ -> new Verdict.Unpublished();
            case Answer.TryAgain<String>(var reason) -> mute(domain, reason);
        };
    }

    /// Other texts are none of our business, whatever stands in them (RFC 7208 §4.5).
    private Verdict selected(String domain, List<String> texts) {
        List<String> records = texts.stream().filter(RecordParser::isRecord).toList();
        if (records.isEmpty()) return new Verdict.Unpublished();
        if (records.size() > 1) return new Verdict.Broken(Shown.name(domain) + " has more than one");
        return switch (RecordParser.read(records.getFirst())) {
            case Reading.Understood(var found) -> evaluated(domain, found);
            case Reading.Spoilt(var why) -> new Verdict.Broken(why);
        };
    }

    private Verdict evaluated(String domain, SpfRecord found) {
        for (Directive directive : found.directives()) {
            switch (match(directive.mechanism(), domain)) {
                case Match.Yes _ -> {
                    return new Verdict.Matched(directive, domain, found.explanation());
                }
                case Match.No _ -> {}
                case Match.Void _ -> {
                    if (++voids > MOST_VOID) {
                        return new Verdict.Broken("more than " + MOST_VOID + " of its terms lead nowhere");
                    }
                }
                case Match.End(var verdict) -> {
                    return verdict;
                }
            }
        }
        MacroText redirect = found.redirect();
        return redirect == null ? new Verdict.Unmatched() : redirected(macros.domain(redirect, domain));
    }

    private Match match(Mechanism mechanism, String domain) {
        if (mechanism.asks() && ++terms > MOST_TERMS) return new Match.End(tooMany());
        return switch (mechanism) {
            case Mechanism.All _ -> new Match.Yes();
            case Mechanism.Ip(var block) -> Match.when(block.holds(client));
            case Mechanism.Include(var target) -> included(macros.domain(target, domain));
            case Mechanism.A(var target, var prefixes) -> hosts(macros.domain(target, domain), prefixes);
            case Mechanism.Mx(var target, var prefixes) -> mailHosts(macros.domain(target, domain), prefixes);
            case Mechanism.Ptr(var target) -> pointer(macros.domain(target, domain));
            case Mechanism.Exists(var target) -> exists(macros.domain(target, domain));
        };
    }

    private static Verdict tooMany() {
        return new Verdict.Broken("more than " + MOST_TERMS + " of its terms ask the DNS");
    }

    private static Verdict mute(String name, String reason) {
        return new Verdict.Mute(Shown.name(name) + ": " + reason);
    }

    private static Verdict missing(String name) {
        return new Verdict.Broken("it points to " + Shown.name(name) + ", which has none");
    }

    /// RFC 7208 §6.1.
    private Verdict redirected(String name) {
        if (++terms > MOST_TERMS) return tooMany();
        Verdict verdict = of(name);
        return verdict instanceof Verdict.Unpublished ? missing(name) : verdict;
    }

    /// RFC 7208 §5.2: what is not a pass there means nothing here.
    private Match included(String name) {
        return switch (of(name)) {
            case Verdict.Matched matched -> Match.when(matched.directive().code() == Code.PASS);
            case Verdict.Unmatched _ -> new Match.No();
            case Verdict.Unpublished _ -> new Match.End(missing(name));
            case Verdict.Broken broken -> new Match.End(broken);
            case Verdict.Mute mute -> new Match.End(mute);
        };
    }

    /// RFC 7208 §5.3. A name that the DNS cannot have is one that nobody has.
    private Match hosts(String name, Prefixes prefixes) {
        if (!DnsName.askable(name)) return new Match.Void();
        return switch (names.addresses(name)) {
            case Answer.Found<InetAddress>(var found) ->
                Match.when(found.stream().anyMatch(host -> prefixes.around(host).holds(client)));
            case Answer.NoSuchName<InetAddress> _ -> new Match.Void();
            case Answer.NoData<InetAddress> _ -> new Match.Void();
            case Answer.TryAgain<InetAddress>(var reason) -> new Match.End(mute(name, reason));
        };
    }

    /// RFC 7208 §5.4: a domain without mail hosts is not its own.
    private Match mailHosts(String name, Prefixes prefixes) {
        if (!DnsName.askable(name)) return new Match.Void();
        return switch (dns.mailHosts(name)) {
            case Answer.Found<MailHost>(var found) -> anyOf(name, found, prefixes);
            case Answer.NoSuchName<MailHost> _ -> new Match.Void();
            case Answer.NoData<MailHost> _ -> new Match.Void();
            case Answer.TryAgain<MailHost>(var reason) -> new Match.End(mute(name, reason));
        };
    }

    private Match anyOf(String name, List<MailHost> found, Prefixes prefixes) {
        if (found.size() > MOST_HOSTS) {
            return new Match.End(new Verdict.Broken(Shown.name(name) + " has more than " + MOST_HOSTS + " mail hosts"));
        }
        Match all = new Match.No();
        for (MailHost host : found) {
            if (host.takesNoMail()) continue;
            switch (hosts(DnsName.withoutDot(host.name()), prefixes)) {
                case Match.Yes yes -> {
                    return yes;
                }
                case Match.End end -> {
                    return end;
                }
                case Match.No _ -> {}
                case Match.Void nothing -> all = nothing;
            }
        }
        return all;
    }

    /// RFC 7208 §5.5: a mute DNS is no match, as the client's names are not the domain's business.
    private Match pointer(String name) {
        if (names.within(name)) return new Match.Yes();
        return names.none() ? new Match.Void() : new Match.No();
    }

    /// RFC 7208 §5.7: IPv4 for every client.
    private Match exists(String name) {
        if (!DnsName.askable(name)) return new Match.Void();
        return switch (dns.four(name)) {
            case Answer.Found<InetAddress> _ -> new Match.Yes();
            case Answer.NoSuchName<InetAddress> _ -> new Match.Void();
            case Answer.NoData<InetAddress> _ -> new Match.Void();
            case Answer.TryAgain<InetAddress>(var reason) -> new Match.End(mute(name, reason));
        };
    }
}

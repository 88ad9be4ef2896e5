package org.carillon.trust;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.carillon.dns.Records;
import org.carillon.domains.Domains;
import org.carillon.store.HostName;
import org.carillon.trust.dmarc.DmarcResult;
import org.carillon.trust.dmarc.Policy;
import org.carillon.trust.host.HostCheck;
import org.carillon.trust.host.HostFacts;
import org.carillon.trust.host.Ours;
import org.carillon.trust.spf.SpfResult;

/// What a client's way of coming says for or against its letter. None of these is a reason to refuse by itself: many an
/// honest host is set up badly.
@ApplicationScoped
class Remarks {
    private final Domains domains;
    private final TrustConfig config;
    private final String host;

    Remarks(Domains domains, TrustConfig config, HostName host) {
        this.domains = domains;
        this.config = config;
        this.host = host.text();
    }

    List<Remark> of(Records dns, Client client, SpfResult spf, DmarcResult dmarc) {
        var all = new ArrayList<Remark>();
        add(all, points(spf), spf.why());
        add(all, points(dmarc), dmarc.why());
        if (config.host()) {
            HostFacts facts = new HostCheck(dns, ours(client.helo())).of(client.address(), client.helo());
            add(all, points(facts.greeting()), facts.greetingWhy());
            add(all, points(facts.pointer()), facts.pointerWhy());
        }
        return all;
    }

    /// Nobody else is called as this host or a domain of ours.
    private Ours ours(String helo) {
        return new Ours(domains.ours(helo) ? Set.of(host, helo) : Set.of(host), Set.of());
    }

    private static void add(List<Remark> all, double points, String why) {
        if (points == 0 || why.isEmpty()) return;
        String words = why.endsWith(".") ? why.substring(0, why.length() - 1) : why;
        all.add(new Remark(words, points));
    }

    private static double points(SpfResult spf) {
        return switch (spf.code()) {
            case FAIL -> 2;
            case SOFTFAIL -> 1;
            case NONE, NEUTRAL, PASS, TEMPERROR, PERMERROR -> 0;
        };
    }

    private static double points(DmarcResult dmarc) {
        return switch (dmarc.code()) {
            case PASS -> -1;
            case FAIL -> dmarc.asked() == Policy.NONE ? 0.5 : 3;
            case NONE, TEMPERROR, PERMERROR -> 0;
        };
    }

    private static double points(HostFacts.Greeting greeting) {
        return switch (greeting) {
            case FORGED -> 3;
            case WRONG_LITERAL -> 1.5;
            case MALFORMED, NOWHERE -> 1;
            case UNQUALIFIED -> 0.5;
            case CONFIRMED, LITERAL, UNCONFIRMED, UNDECIDED -> 0;
        };
    }

    private static double points(HostFacts.Pointer pointer) {
        return switch (pointer) {
            case MISSING -> 1;
            case UNCONFIRMED -> 0.5;
            case CONFIRMED, UNDECIDED -> 0;
        };
    }
}

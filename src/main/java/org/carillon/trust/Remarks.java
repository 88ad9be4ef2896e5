package org.carillon.trust;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carillon.dns.Records;
import org.carillon.domains.Domains;
import org.carillon.store.HostName;
import org.carillon.trust.dmarc.DmarcResult;
import org.carillon.trust.dmarc.Policy;
import org.carillon.trust.host.HostCheck;
import org.carillon.trust.host.HostFacts;
import org.carillon.trust.host.Ours;
import org.carillon.trust.host.OwnAddresses;
import org.carillon.trust.spf.SpfResult;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// What a client's way of coming says for or against its letter. None of these is a reason to refuse by itself: many an
/// honest host is set up badly.
@ApplicationScoped
class Remarks {
    private final Domains domains;
    private final TrustConfig config;
    private final Set<String> names;
    private final Set<InetAddress> addresses;

    Remarks(
            Domains domains,
            TrustConfig config,
            HostName host,
            @ConfigProperty(name = "carillon.delivery.helo") Optional<String> helo) {
        this.domains = domains;
        this.config = config;
        this.names = Stream.concat(Stream.of(host.text()), helo.map(String::strip).stream())
                .collect(Collectors.toUnmodifiableSet());
        this.addresses = OwnAddresses.now();
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
        if (!domains.ours(helo)) return new Ours(names, addresses);
        var more = new HashSet<>(names);
        more.add(helo);
        return new Ours(more, addresses);
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

package org.carillon.trust;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.dns.Answer;
import org.carillon.dns.Resolver;
import org.carillon.domains.DomainKey;
import org.carillon.domains.DomainKeys;
import org.carillon.domains.StsOffer;
import org.carillon.mail.AsciiDomain;
import org.carillon.store.HostName;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The records that a domain of ours should have, so that its letters arrive and are believed.
@ApplicationScoped
public class DnsAdvice {
    private final DomainKeys keys;
    private final StsOffer sts;
    private final Resolver resolver;
    private final String host;
    private final String helo;

    /// With `capture` nothing leaves, and a demo may have no DNS.
    private final String route;

    DnsAdvice(
            DomainKeys keys,
            StsOffer sts,
            Resolver resolver,
            HostName hostName,
            @ConfigProperty(name = "carillon.delivery.helo") Optional<String> helo,
            @ConfigProperty(name = "carillon.delivery.route", defaultValue = "mx") String route) {
        this.keys = keys;
        this.sts = sts;
        this.resolver = resolver;
        this.host = ascii(hostName.text());
        this.route = route;
        this.helo = helo.map(DnsAdvice::ascii).orElse(host);
    }

    private static String ascii(String name) {
        return AsciiDomain.of(name).orElseGet(() -> name.toLowerCase(Locale.ROOT));
    }

    /// The name by which others know this server: in the MX record, and back from its address.
    public String host() {
        return host;
    }

    /// The name by which it greets them.
    public String helo() {
        return helo;
    }

    /// @param ours a domain of ours
    public List<DnsRecord> of(String ours) {
        String domain = ascii(ours);
        var all = new ArrayList<DnsRecord>();
        all.add(new DnsRecord(DnsRecord.Purpose.MX, domain, DnsRecord.Type.MX, "10 " + host));
        all.add(text(DnsRecord.Purpose.SPF, domain, "v=spf1 mx" + (helo.equals(host) ? "" : " a:" + helo) + " -all"));
        if (!helo.equals(domain)) all.add(text(DnsRecord.Purpose.HELO_SPF, helo, "v=spf1 a -all"));
        for (DomainKey key : keys.of(ours)) all.add(text(purpose(key), key.recordName(domain), key.recordText()));
        String postmaster = "mailto:postmaster@" + domain;
        all.add(text(DnsRecord.Purpose.DMARC, "_dmarc." + domain, "v=DMARC1; p=none; rua=" + postmaster));
        sts.record().ifPresent(record -> all.add(text(DnsRecord.Purpose.MTA_STS, "_mta-sts." + domain, record)));
        all.add(text(DnsRecord.Purpose.TLS_REPORTS, "_smtp._tls." + domain, "v=TLSRPTv1; rua=" + postmaster));
        if (!route.equals("capture")) all.addAll(pointers());
        return all;
    }

    private static DnsRecord text(DnsRecord.Purpose purpose, String name, String value) {
        return new DnsRecord(purpose, name, DnsRecord.Type.TXT, value);
    }

    private static DnsRecord.Purpose purpose(DomainKey key) {
        return switch (key.state()) {
            case ACTIVE -> DnsRecord.Purpose.DKIM;
            case NEXT -> DnsRecord.Purpose.DKIM_NEXT;
            case RETIRING -> DnsRecord.Purpose.DKIM_RETIRING;
        };
    }

    /// For each address of the name by which we greet; none as long as it has no address.
    public List<DnsRecord> pointers() {
        if (!(resolver.addresses(helo) instanceof Answer.Found<InetAddress>(var addresses))) return List.of();
        return addresses.stream()
                .map(address ->
                        new DnsRecord(DnsRecord.Purpose.PTR, Resolver.reverse(address), DnsRecord.Type.PTR, helo))
                .toList();
    }

    /// What is served at `https://mta-sts.DOMAIN/.well-known/mta-sts.txt`; empty when we publish nothing.
    public Optional<String> stsPolicy() {
        return sts.policy();
    }
}

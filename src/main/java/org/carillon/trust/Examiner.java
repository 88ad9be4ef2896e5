package org.carillon.trust;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.carillon.dns.Records;
import org.carillon.dns.Resolver;
import org.carillon.mail.Address;
import org.carillon.mail.Mailbox;
import org.carillon.mail.Message;
import org.carillon.store.HostName;
import org.carillon.trust.dkim.DkimResult;
import org.carillon.trust.dkim.DkimVerifier;
import org.carillon.trust.dmarc.Dmarc;
import org.carillon.trust.dmarc.DmarcResult;
import org.carillon.trust.host.ClientNames;
import org.carillon.trust.spf.Spf;
import org.carillon.trust.spf.SpfResult;
import org.jspecify.annotations.Nullable;

/// Looks into where a letter comes from, while its sender waits for our answer. Blocks; safe for many threads.
@ApplicationScoped
public class Examiner {
    private static final SpfResult NO_SPF = new SpfResult(SpfResult.Code.NONE, "", "");

    private final Resolver resolver;
    private final TrustConfig config;
    private final Remarks remarks;
    private final Forwarders forwarders;
    private final Clock clock;
    private final String host;
    private final List<String> hosts;

    Examiner(
            Resolver resolver, TrustConfig config, Remarks remarks, Forwarders forwarders, Clock clock, HostName host) {
        this.resolver = resolver;
        this.config = config;
        this.remarks = remarks;
        this.forwarders = forwarders;
        this.clock = clock;
        this.host = host.text();
        this.hosts = config.resultsOf().orElse(List.of()).stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    /// Takes at most the configured patience, whatever the DNS does.
    ///
    /// @param sender of the envelope; null for the empty one
    public Provenance examine(Client client, @Nullable Address sender, Message letter) {
        return switch (client.origin()) {
            case STRANGER ->
                config.spf() || config.dkim()
                        ? examine(new Hurried(resolver, config.patience()), client, sender, letter)
                        : Provenance.UNKNOWN;
            case NEAR -> NearResults.of(letter.headers(), hosts).orElseGet(() -> Provenance.unexamined(Origin.NEAR));
            case SIGNED_IN, UNKNOWN -> Provenance.unexamined(client.origin());
        };
    }

    /// The same for a letter that does not come in, but is looked at by a person.
    ///
    /// @param host where it came from; null when nobody knows, then SPF is not asked
    public Provenance suppose(@Nullable InetAddress host, String helo, @Nullable Address sender, Message letter) {
        var dns = new Hurried(resolver, config.patience());
        if (host != null) return examine(dns, new Client(host, helo, Origin.STRANGER), sender, letter);
        List<DkimResult> signed = new DkimVerifier(dns).verify(letter.raw(), clock.instant());
        return new Provenance(Origin.STRANGER, NO_SPF, signed, dmarc(dns, NO_SPF, signed, letter), List.of());
    }

    /// The name of a client where PTR and address agree; else empty.
    public String nameOf(InetAddress client) {
        return new ClientNames(new Hurried(resolver, config.patience()), client)
                .any()
                .orElse("");
    }

    private Provenance examine(Records dns, Client client, @Nullable Address sender, Message letter) {
        var signatures = new FutureTask<>(() ->
                config.dkim() ? new DkimVerifier(dns).verify(letter.raw(), clock.instant()) : List.<DkimResult>of());
        Thread.ofVirtual().name("trust-dkim").start(signatures);
        SpfResult spf = config.spf() ? new Spf(dns, host).check(client.address(), client.helo(), sender) : NO_SPF;
        List<DkimResult> signed = awaited(signatures);
        DmarcResult dmarc = forwarders.heard(dmarc(dns, spf, signed, letter), dns, letter.raw(), clock.instant());
        return new Provenance(Origin.STRANGER, spf, signed, dmarc, remarks.of(dns, client, spf, dmarc));
    }

    private static List<DkimResult> awaited(FutureTask<List<DkimResult>> signatures) {
        try {
            return signatures.get();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return List.of();
        } catch (ExecutionException broken) {
            throw new IllegalStateException("signatures could not be checked", broken.getCause());
        }
    }

    private static DmarcResult dmarc(Records dns, SpfResult spf, List<DkimResult> signed, Message letter) {
        var proven = new Dmarc.Proven(
                spf.code() == SpfResult.Code.PASS ? Optional.of(spf.domain()) : Optional.empty(),
                signed.stream()
                        .filter(one -> one.code() == DkimResult.Code.PASS)
                        .map(DkimResult::domain)
                        .toList(),
                spf.code() == SpfResult.Code.TEMPERROR
                        || signed.stream().anyMatch(one -> one.code() == DkimResult.Code.TEMPERROR));
        return new Dmarc(dns).check(authors(letter), proven);
    }

    /// The domains of the From field; none when there is not exactly one such field (RFC 5322 §3.6.2).
    private static List<String> authors(Message letter) {
        List<String> fields = letter.headers().all("From");
        if (fields.size() != 1) return List.of();
        return Mailbox.list(fields.getFirst()).stream()
                .map(mailbox -> mailbox.address().domain())
                .toList();
    }
}

package org.carillon.trust;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.dns.Records;
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
    /// A class alone: a group that repeats would take a stack as deep as the field is long.
    private static final Pattern ADDRESS = Pattern.compile("@([A-Za-z0-9.-]+)");

    /// One more than are verified: the last says that there are more.
    private static final int MOST_SIGNATURES = 11;

    private static final SpfResult NO_SPF = new SpfResult(SpfResult.Code.NONE, "", "");

    private final Records dns;
    private final TrustConfig config;
    private final Remarks remarks;
    private final Forwarders forwarders;
    private final Clock clock;
    private final String host;
    private final List<String> hosts;

    Examiner(Records dns, TrustConfig config, Remarks remarks, Forwarders forwarders, Clock clock, HostName host) {
        this.dns = dns;
        this.config = config;
        this.remarks = remarks;
        this.forwarders = forwarders;
        this.clock = clock;
        this.host = host.text();
        this.hosts = config.resultsOf().orElse(List.of()).stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    /// Takes at most what is left of the patience, whatever the DNS does.
    ///
    /// @param sender of the envelope; null for the empty one
    public Provenance examine(Client client, Patience patience, @Nullable Address sender, Message letter) {
        return switch (client.origin()) {
            case STRANGER -> patience.during(_ -> examine(patience.hurried(dns), client, sender, letter));
            case NEAR ->
                NearResults.of(letter.headers(), hosts)
                        .map(Provenance::byFront)
                        .orElseGet(() -> Provenance.unexamined(Origin.NEAR));
            case SIGNED_IN, UNKNOWN -> Provenance.unexamined(client.origin());
        };
    }

    /// The same for a letter that does not come in, but is looked at by a person.
    ///
    /// @param host where it came from; null when nobody knows, then SPF is not asked
    public Provenance suppose(@Nullable InetAddress host, String helo, @Nullable Address sender, Message letter) {
        Records hurried = new Patience(config.patience(), System::nanoTime).hurried(dns);
        if (host != null) return examine(hurried, new Client(host, helo, Origin.STRANGER), sender, letter);
        var dmarc = new Dmarc(hurried);
        List<DkimResult> signed = new DkimVerifier(hurried).verify(letter.raw(), clock.instant());
        return new Provenance(Origin.STRANGER, NO_SPF, signed, judged(dmarc, NO_SPF, signed, letter, false), List.of());
    }

    /// The name of a client where PTR and address agree; else empty.
    public String nameOf(InetAddress client, Patience patience) {
        return patience.during(
                _ -> new ClientNames(patience.hurried(dns), client).any().orElse(""));
    }

    private Provenance examine(Records hurried, Client client, @Nullable Address sender, Message letter) {
        var dmarc = new Dmarc(hurried);
        dmarc.prepare(authors(letter));
        var signatures = new FutureTask<>(() -> config.dkim() ? verified(hurried, letter) : List.<DkimResult>of());
        Thread.ofVirtual().name("trust-dkim").start(signatures);
        SpfResult spf = config.spf() ? new Spf(hurried, host).check(client.address(), client.helo(), sender) : NO_SPF;
        List<DkimResult> signed = awaited(signatures);
        DmarcResult judged = judged(dmarc, spf, signed, letter, config.spf() && config.dkim());
        DmarcResult heard = forwarders.heard(judged, hurried, letter.raw(), clock.instant());
        return new Provenance(Origin.STRANGER, spf, signed, heard, remarks.of(hurried, client, spf, heard));
    }

    private List<DkimResult> verified(Records hurried, Message letter) {
        return new DkimVerifier(hurried)
                .verify(letter.raw(), clock.instant()).stream()
                        .limit(MOST_SIGNATURES)
                        .toList();
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

    /// @param complete both SPF and signatures were asked; else what is not proven may well be right
    private static DmarcResult judged(
            Dmarc dmarc, SpfResult spf, List<DkimResult> signed, Message letter, boolean complete) {
        var unsure = new ArrayList<String>();
        if (spf.code() == SpfResult.Code.TEMPERROR) unsure.add(spf.domain());
        for (DkimResult one : signed) if (one.code() == DkimResult.Code.TEMPERROR) unsure.add(one.domain());
        var proven = new Dmarc.Proven(
                spf.code() == SpfResult.Code.PASS ? Optional.of(spf.domain()) : Optional.empty(),
                signed.stream()
                        .filter(one -> one.code() == DkimResult.Code.PASS)
                        .map(DkimResult::domain)
                        .toList(),
                unsure);
        DmarcResult result = dmarc.check(authors(letter), proven);
        if (complete || result.code() != DmarcResult.Code.FAIL) return result;
        return DmarcResult.of(
                DmarcResult.Code.NONE,
                result.domain(),
                "Whether it is from " + result.domain() + " was only looked into by half.");
    }

    /// The domains of the From field, also of what only some programs would take for an address in it: nobody must see
    /// an author who was not asked about (RFC 5322 §3.6.2). None when it cannot be read.
    static List<String> authors(Message letter) {
        List<String> fields = letter.headers().all("From");
        if (fields.size() != 1) return List.of();
        var domains = new LinkedHashSet<String>();
        for (Mailbox one : Mailbox.list(fields.getFirst()))
            domains.add(one.address().domain());
        if (domains.isEmpty()) return List.of();
        Matcher other = ADDRESS.matcher(unquoted(fields.getFirst()));
        while (other.find()) domains.add(other.group(1).toLowerCase(Locale.ROOT));
        return List.copyOf(domains);
    }

    /// Without what stands in quotes: there an at sign is a part of a name.
    private static String unquoted(String field) {
        var plain = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c == '"') quoted = !quoted;
            else if (quoted && c == '\\') i++;
            else if (!quoted) plain.append(c);
        }
        return plain.toString();
    }
}

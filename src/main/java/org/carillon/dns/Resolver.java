package org.carillon.dns;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.carillon.mail.AsciiDomain;
import org.xbill.DNS.AAAARecord;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.Cache;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedResolver;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.PTRRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.ReverseMap;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/// Asks the DNS and remembers the answers as long as they allow. Blocks; safe for many threads.
@ApplicationScoped
public class Resolver implements Records {
    /// Records of one answer that are looked at: no honest domain has more.
    public static final int MOST_RECORDS = 100;

    private static final int CACHED_NAMES = 50_000;

    /// An hour: a new domain or a repaired one is found soon.
    private static final int LONGEST_NEGATIVE = 3600;

    /// Questions to each server before it counts as mute.
    private static final int TRIES = 3;

    private final org.xbill.DNS.Resolver servers;
    private final Cache cache = new Cache(DClass.IN);

    @Inject
    Resolver(DnsConfig config) {
        this(patient(servers(config), config.timeout()));
    }

    private Resolver(org.xbill.DNS.Resolver servers) {
        this.servers = servers;
        cache.setMaxEntries(CACHED_NAMES);
        cache.setMaxNCache(LONGEST_NEGATIVE);
    }

    /// One that remembers nothing from before, for people who have just changed a record.
    public Resolver afresh() {
        return new Resolver(servers);
    }

    /// One outside the container.
    public static Resolver of(DnsConfig config) {
        return new Resolver(config);
    }

    /// Asks again before the time is over, for a datagram may be lost.
    private static org.xbill.DNS.Resolver patient(ExtendedResolver servers, Duration timeout) {
        servers.setRetries(TRIES);
        servers.setTimeout(timeout);
        for (org.xbill.DNS.Resolver each : servers.getResolvers()) each.setTimeout(timeout.dividedBy(TRIES));
        return servers;
    }

    /// @throws IllegalArgumentException with a sentence for the operator, when the configured server cannot
    ///     be one
    private static ExtendedResolver servers(DnsConfig config) {
        Optional<String> server = config.server().map(String::strip);
        try {
            if (server.isEmpty()) return new ExtendedResolver();
            int colon = server.get().lastIndexOf(':');
            if (colon < 0) return only(new SimpleResolver(server.get()));
            var one = new SimpleResolver(server.get().substring(0, colon));
            one.setPort(port(server.get().substring(colon + 1)));
            return only(one);
        } catch (UnknownHostException | NumberFormatException bad) {
            throw new IllegalArgumentException(
                    "carillon.dns.server is \"" + server.orElse("") + "\"; write an IP address, or address:port.", bad);
        }
    }

    private static ExtendedResolver only(SimpleResolver server) {
        return new ExtendedResolver(List.<org.xbill.DNS.Resolver>of(server));
    }

    private static int port(String text) {
        int port = Integer.parseInt(text);
        if (port < 1 || port > 65_535) throw new NumberFormatException(text);
        return port;
    }

    /// Of too many the best: those that are preferred least go unread.
    @Override
    public Answer<MailHost> mailHosts(String domain) {
        return ask(domain, Type.MX, Resolver::byPreference, record -> {
            var mx = (MXRecord) record;
            return new MailHost(mx.getPriority(), plain(mx.getTarget()));
        });
    }

    /// The order of an answer means nothing (RFC 5321 §5.1).
    private static Stream<Record> byPreference(Stream<Record> hosts) {
        return hosts.sorted(Comparator.comparingInt(record -> ((MXRecord) record).getPriority()));
    }

    /// The addresses of a host, IPv4 first.
    public Answer<InetAddress> addresses(String host) {
        Answer<InetAddress> four = four(host);
        if (four instanceof Answer.NoSuchName) return four;
        Answer<InetAddress> six = six(host);
        var both = new ArrayList<InetAddress>();
        if (four instanceof Answer.Found<InetAddress>(var found)) both.addAll(found);
        if (six instanceof Answer.Found<InetAddress>(var found)) both.addAll(found);
        if (!both.isEmpty()) return new Answer.Found<>(both);
        return four instanceof Answer.TryAgain ? four : six;
    }

    @Override
    public Answer<InetAddress> four(String host) {
        return ask(host, Type.A, record -> ((ARecord) record).getAddress());
    }

    @Override
    public Answer<InetAddress> six(String host) {
        return ask(host, Type.AAAA, record -> ((AAAARecord) record).getAddress());
    }

    @Override
    public Answer<String> texts(String name) {
        return ask(name, Type.TXT, record -> {
            var text = new ByteArrayOutputStream();
            for (byte[] piece : ((TXTRecord) record).getStringsAsByteArrays()) text.writeBytes(piece);
            return text.toString(StandardCharsets.UTF_8);
        });
    }

    /// Where the names of an address stand (RFC 1035 §3.5, RFC 3596 §2.5).
    public static String reverse(InetAddress address) {
        return ReverseMap.fromAddress(address).toString(true);
    }

    @Override
    public Answer<String> names(String reverse) {
        return ask(reverse, Type.PTR, record -> plain(((PTRRecord) record).getTarget()));
    }

    private static String plain(Name name) {
        return name.toString(true).toLowerCase(Locale.ROOT).replaceAll("^\\.$", "");
    }

    private <T> Answer<T> ask(String domain, int type, Function<Record, T> reader) {
        return ask(domain, type, UnaryOperator.identity(), reader);
    }

    private <T> Answer<T> ask(
            String domain, int type, UnaryOperator<Stream<Record>> order, Function<Record, T> reader) {
        Optional<Name> name = name(domain);
        if (name.isEmpty()) return new Answer.NoSuchName<>();
        var lookup = new Lookup(name.get(), type);
        lookup.setResolver(servers);
        lookup.setCache(cache);
        Record[] records = lookup.run();
        return switch (lookup.getResult()) {
            case Lookup.SUCCESSFUL -> found(order.apply(Arrays.stream(records)), reader);
            case Lookup.HOST_NOT_FOUND -> new Answer.NoSuchName<>();
            case Lookup.TYPE_NOT_FOUND -> new Answer.NoData<>();
            default -> new Answer.TryAgain<>("no answer from the DNS: " + lookup.getErrorString());
        };
    }

    private static <T> Answer<T> found(Stream<Record> records, Function<Record, T> reader) {
        List<T> few = records.limit(MOST_RECORDS).map(reader).toList();
        return few.isEmpty() ? new Answer.NoData<>() : new Answer.Found<>(few);
    }

    /// As a name of the DNS, or nothing when it cannot be one.
    private static Optional<Name> name(String domain) {
        Optional<String> ascii = AsciiDomain.of(domain);
        if (ascii.isEmpty()) return Optional.empty();
        try {
            return Optional.of(Name.fromString(ascii.get() + "."));
        } catch (TextParseException noName) {
            return Optional.empty();
        }
    }
}

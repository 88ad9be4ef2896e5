package org.carillon.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carillon.dns.Answer;
import org.carillon.dns.MailHost;
import org.carillon.dns.PublicAddresses;
import org.carillon.dns.Resolver;
import org.carillon.mail.AsciiDomain;

/// Finds where a domain takes its mail (RFC 5321 §5.1, RFC 7505).
final class MailHosts {
    /// Names of mail hosts, or addresses, that a group is named for.
    private static final int MOST_NAMED = 5;

    /// Mail hosts of a domain whose addresses are asked for.
    private static final int MOST_NAMES = 20;

    /// Names that may be asked for in vain: each costs the whole patience of the resolver.
    private static final int MOST_SILENT = 2;

    /// For how long a domain without an answer is not asked about again: its other letters need not wait, too.
    private static final Duration MUTE = Duration.ofSeconds(15);

    private static final int MOST_MUTE = 10_000;

    private final Cache<String, String> unanswered =
            Caffeine.newBuilder().maximumSize(MOST_MUTE).expireAfterWrite(MUTE).build();
    private final Resolver resolver;
    private final String ourName;
    private final boolean privateHosts;

    /// @param privateHosts whether a mail host may be this machine or in a private network
    MailHosts(Resolver resolver, String ourName, boolean privateHosts) {
        this.privateHosts = privateHosts;
        this.resolver = resolver;
        this.ourName = ourName.toLowerCase(Locale.ROOT);
    }

    /// Where to go.
    sealed interface Way {
        /// In the order in which they are tried.
        record Found(List<Peer> peers) implements Way {
            List<InetSocketAddress> addresses() {
                return peers.stream().map(Peer::address).toList();
            }
        }

        /// There is no way, nor will there be one.
        record Refused(String status, String reason) implements Way {}

        record Later(String reason) implements Way {}
    }

    Way to(String domain, int port) {
        if (domain.startsWith("[")) return new Way.Refused("5.1.2", "An address in brackets is never dialled.");
        if (AsciiDomain.twoReadings(domain)) return new Way.Refused("5.1.2", Unfit.twoReadings(domain));
        String mute = unanswered.getIfPresent(domain);
        if (mute != null) return new Way.Later(mute);
        return switch (resolver.mailHosts(domain)) {
            case Answer.Found<MailHost>(var hosts) -> byMailHosts(domain, hosts, port);
            case Answer.NoData<MailHost> none -> byAddress(domain, port);
            case Answer.NoSuchName<MailHost> none -> new Way.Refused("5.1.2", "There is no domain " + domain + ".");
            case Answer.TryAgain<MailHost>(var reason) -> later(domain, reason);
        };
    }

    /// That it had no answer lately is forgotten.
    void askAgain(String domain) {
        unanswered.invalidate(domain);
    }

    void askAllAgain() {
        unanswered.invalidateAll();
    }

    /// The name of the best mail host and then all others by the alphabet, with a blank between them: the same for
    /// all domains that go to the same ones, whatever preferences the others have. Without mail hosts the
    /// addresses of the domain, and without these its name.
    String group(String domain) {
        if (domain.startsWith("[")) return domain;
        return switch (resolver.mailHosts(domain)) {
            case Answer.Found<MailHost>(var hosts) -> named(domain, names(hosts));
            case Answer.NoData<MailHost> none -> named(domain, addresses(domain));
            case Answer.NoSuchName<MailHost> none -> domain;
            case Answer.TryAgain<MailHost>(var reason) -> {
                unanswered.put(domain, reason);
                yield domain;
            }
        };
    }

    private static String named(String domain, Stream<String> names) {
        String group = names.limit(MOST_NAMED).collect(Collectors.joining(" "));
        return group.isEmpty() ? domain : group;
    }

    private Stream<String> names(List<MailHost> hosts) {
        List<String> names = betterThanOurs(hosts).stream()
                .sorted(Comparator.comparingInt(MailHost::preference).thenComparing(MailHost::name))
                .map(MailHost::name)
                .distinct()
                .toList();
        return names.isEmpty()
                ? Stream.empty()
                : Stream.concat(
                        Stream.of(names.getFirst()), names.stream().skip(1).sorted());
    }

    private Stream<String> addresses(String domain) {
        return resolver.addresses(domain) instanceof Answer.Found<InetAddress>(var found)
                ? found.stream().map(InetAddress::getHostAddress).sorted()
                : Stream.empty();
    }

    private Way later(String domain, String reason) {
        unanswered.put(domain, reason);
        return new Way.Later(reason);
    }

    private Way byMailHosts(String domain, List<MailHost> hosts, int port) {
        if (hosts.stream().allMatch(MailHost::takesNoMail)) {
            return new Way.Refused("5.1.10", "556 5.1.10 " + domain + " takes no mail (null MX).");
        }
        List<MailHost> better = betterThanOurs(hosts);
        if (better.isEmpty()) return backToUs(domain);
        var found = new Candidates();
        String mute = "";
        boolean some = false;
        int silent = 0;
        for (MailHost host : better.subList(0, Math.min(better.size(), MOST_NAMES))) {
            switch (resolver.addresses(host.name())) {
                case Answer.Found<InetAddress>(var addresses) -> {
                    some = true;
                    add(found, host.name(), addresses, port);
                }
                case Answer.TryAgain<InetAddress>(var reason) -> {
                    mute = reason;
                    silent++;
                }
                case Answer.NoSuchName<InetAddress> none -> {}
                case Answer.NoData<InetAddress> none -> {}
            }
            if (found.full() || silent >= MOST_SILENT) break;
        }
        if (!found.none()) return new Way.Found(found.peers());
        if (!mute.isEmpty()) return later(domain, mute);
        if (some) return inward(domain);
        return new Way.Refused("5.4.4", "The mail hosts of " + domain + " have no address.");
    }

    private static Way backToUs(String domain) {
        return new Way.Refused("5.4.6", "Mail for " + domain + " would come back to this host.");
    }

    private static Way inward(String domain) {
        return new Way.Refused(
                "5.4.6", "The mail hosts of " + domain + " stand in a private network or are this host.");
    }

    /// By preference, equal ones in any order. Where one of them is ourselves, only those before us: else a
    /// letter would go round in circles.
    private List<MailHost> betterThanOurs(List<MailHost> hosts) {
        int ours = hosts.stream()
                .filter(host -> host.name().equals(ourName))
                .mapToInt(MailHost::preference)
                .min()
                .orElse(Integer.MAX_VALUE);
        var better = new ArrayList<>(hosts.stream()
                .filter(host -> !host.takesNoMail() && host.preference() < ours)
                .toList());
        Collections.shuffle(better);
        better.sort(Comparator.comparingInt(MailHost::preference));
        return better;
    }

    private Way byAddress(String domain, int port) {
        return switch (resolver.addresses(domain)) {
            case Answer.Found<InetAddress>(var addresses) -> {
                var found = new Candidates();
                add(found, AsciiDomain.of(domain).orElse(domain), addresses, port);
                yield found.none() ? inward(domain) : new Way.Found(found.peers());
            }
            case Answer.NoData<InetAddress> none ->
                new Way.Refused("5.1.2", domain + " has neither mail hosts nor an address.");
            case Answer.NoSuchName<InetAddress> none -> new Way.Refused("5.1.2", "There is no domain " + domain + ".");
            case Answer.TryAgain<InetAddress>(var reason) -> later(domain, reason);
        };
    }

    private void add(Candidates all, String name, List<InetAddress> addresses, int port) {
        for (InetAddress address : addresses) {
            if (privateHosts || !inward(address)) all.add(Peer.of(name, new InetSocketAddress(address, port)));
        }
    }

    /// This machine, or a network that a stranger's domain must not lead us into.
    private static boolean inward(InetAddress address) {
        try {
            return !PublicAddresses.contain(address) || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException unknown) {
            return true;
        }
    }
}

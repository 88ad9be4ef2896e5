package org.carillon.delivery;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How letters leave. Times are written as `30s`, `5m`, `4h` or `5d`.
@ConfigMapping(prefix = "carillon.delivery")
public interface DeliveryConfig {
    /// `mx` looks up each domain's mail hosts, `smarthost` hands everything to one host, `capture` keeps
    /// every letter
    /// here for people to look at and lets nothing leave.
    @WithDefault("mx")
    String route();

    /// `host:port` for the route `smarthost`.
    Optional<String> smarthost();

    @WithParentName
    ClientTlsConfig clientTls();

    /// The way of single domains, which goes before the route of all: `routes."example.org"` and, for all
    /// below it, `routes."*.example.org"` are `smtp:host:port`, `lmtp:host:port`, `mx` or `capture`. Of several
    /// hosts, with commas between them, the first that is there gets the letter. For a domain of our own it is
    /// the mail store of its people, instead of folders here; its lists stay.
    Map<String, String> routes();

    /// How many recipients a domain gets in what time at most, from this node: `rates."example.org"=100/1m`. A
    /// rate also counts for all domains whose first mail host has that name: `rates."*.mail.example.net"`.
    Map<String, String> rates();

    /// Our own addresses for outward connections, one of IPv4, one of IPv6, or both. Without it the system chooses.
    Optional<List<String>> source();

    /// Our name in EHLO, where it is not `carillon.hostname`. The DNS should lead from the source address to it
    /// and back.
    Optional<String> helo();

    /// The port of mail hosts found by DNS. Only tests have another than 25.
    @WithDefault("25")
    int mxPort();

    /// True lets mail hosts found by DNS be this machine itself or stand in a private network (127.0.0.1,
    /// 10.1.2.3 …), for trials with a DNS of one's own. Otherwise a stranger's domain could lead our letters
    /// back to us, in circles, or to hosts that only we can reach.
    @WithDefault("false")
    boolean privateHosts();

    /// Whether letters in the name of our domains are signed (DKIM). Without signatures big providers distrust them; it
    /// is
    /// for those who sign at their smarthost.
    @WithDefault("true")
    boolean sign();

    /// Waiting times between tries; the last one is repeated. Shorter ones bother hosts that greylist or are
    /// busy.
    @WithDefault("5m,15m,30m,1h,2h,4h")
    List<Duration> retry();

    /// How long a letter is tried before it is given up (RFC 5321 §4.5.4.1: at least 4 to 5 days).
    @WithDefault("5d")
    Duration giveUp();

    /// The age at which the sender of a personal letter hears once that it has not arrived yet; 0 is never. It is
    /// tried at that moment, too. Shorter: people are told of what a busy host mends by itself.
    @WithDefault("4h")
    Duration delayNotice();

    /// How long a courier has a batch to itself without renewing the claim. Longer: work of a node that died
    /// rests longer. Shorter: a node that stalls for a moment sends copies twice.
    @WithDefault("30s")
    Duration lease();

    Reports reports();

    Connections connections();

    Captures capture();

    /// How many reports on letters leave at most, beside those to people of our own domains, who must hear
    /// of everything they send. More hurt whoever is taken for a sender, and the name of this host; with
    /// fewer some who did send do not hear of a failure.
    interface Reports {
        /// To one address in any hour.
        @WithDefault("20")
        int perAddress();

        /// To all addresses outside in any hour.
        @WithDefault("1000")
        int perHour();

        /// To the postmaster in any hour, of letters that nobody can be answered for.
        @WithDefault("20")
        int toPostmaster();
    }

    /// Connections of this node to one destination at the same time.
    interface Connections {
        @WithDefault("5")
        int start();

        /// Reached step by step while all goes well; a few of these are for letters alone.
        @WithDefault("20")
        int limit();

        /// All destinations together.
        @WithDefault("64")
        int total();

        /// Recipients in one transaction where all get the same bytes. Many hosts refuse more than 100.
        @WithDefault("100")
        int recipients();
    }

    /// What the route `capture` keeps: the newest letters within both bounds.
    interface Captures {
        @WithDefault("5000")
        int letters();

        @WithDefault("256M")
        MemorySize bytes();
    }
}

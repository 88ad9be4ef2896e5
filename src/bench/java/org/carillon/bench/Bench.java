package org.carillon.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Carillon and Postfix on this machine, in turns: how fast they accept, and how fast one post reaches 10,000
/// members. See `docs/benchmarks.md`; run it by `src/bench/run`.
public final class Bench {
    private static final int ROUNDS = Integer.getInteger("rounds", 5);
    private static final int LETTERS = Integer.getInteger("letters", 10_000);
    private static final int MEMBERS = Integer.getInteger("members", 10_000);
    /// Only loads whose titles contain this; without it the post to the members too.
    private static final String ONLY = System.getProperty("only", "");
    private static final int DOMAINS = 100;
    private static final Duration LIMIT = Duration.ofMinutes(3);

    private static final String FAN_OUT = "one post to the list, 250 → last copy, s";

    /// By smtp-source, and by our own client under TLS, which smtp-source does not know.
    private static final List<Load> LOADS = Stream.of(
                    new Load(1, true, false),
                    new Load(1, false, false),
                    new Load(20, true, false),
                    new Load(20, false, false),
                    new Load(100, true, false),
                    new Load(100, false, false),
                    new Load(20, true, true),
                    new Load(20, false, true))
            .filter(load -> load.title().contains(ONLY))
            .toList();

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        List<String> members = IntStream.range(0, MEMBERS)
                .mapToObj(i -> "member%05d@host%02d.example".formatted(i, i % DOMAINS))
                .toList();
        Map<String, Map<String, List<Double>>> results = new LinkedHashMap<>();
        Keys keys = Keys.fresh();
        try (var sink = new Sink();
                var postfix = new PostfixPeer(members, sink.port(), keys);
                var carillon = new CarillonPeer(sink.port(), keys, List.of("-Dcarillon.delivery.sign=false"))
                        .furnished(members)) {
            System.out.println("carillon pid=" + carillon.pid());
            List<Peer> peers = List.of(carillon, postfix);
            for (Peer peer : peers) warmUp(peer, sink);
            for (int round = 1; round <= ROUNDS; round++) {
                for (Load load : LOADS) {
                    for (Peer peer : peers) {
                        add(results, peer, load.title(), load.on(peer, letters(load)));
                        peer.awaitQuiet();
                    }
                }
                if (ONLY.isEmpty())
                    for (Peer peer : peers) add(results, peer, FAN_OUT, fanOut(peer, sink, "round-" + round));
            }
        }
        print(results);
    }

    /// One session alone is slow: it gets fewer.
    private static int letters(Load load) {
        return load.sessions() == 1 ? LETTERS / 5 : LETTERS;
    }

    /// Until the JIT has seen all of it, several times over; Postfix gets the same.
    private static void warmUp(Peer peer, Sink sink) throws Exception {
        for (int i = 0; i < 2; i++) {
            for (Load load : LOADS) load.on(peer, letters(load));
            peer.awaitQuiet();
            if (ONLY.isEmpty()) fanOut(peer, sink, "warm-" + i);
        }
    }

    private static void add(Map<String, Map<String, List<Double>>> results, Peer peer, String title, double value) {
        System.out.printf("%-9s %8.2f  %s%n", peer.name(), value, title);
        results.computeIfAbsent(title, t -> new LinkedHashMap<>())
                .computeIfAbsent(peer.name(), n -> new ArrayList<>())
                .add(value);
    }

    /// Seconds from the 250 to the last copy.
    private static double fanOut(Peer peer, Sink sink, String id) throws Exception {
        long before = sink.count();
        long accepted = Post.to(peer, id);
        sink.await(before + MEMBERS, LIMIT);
        double seconds = (sink.lastNanos() - accepted) / 1e9;
        peer.awaitQuiet();
        if (sink.count() != before + MEMBERS) throw new IllegalStateException("more copies than members came");
        return seconds;
    }

    private static void print(Map<String, Map<String, List<Double>>> results) {
        System.out.printf(
                "%nmedians of %d rounds (lowest – highest), %,d letters, %,d members%n", ROUNDS, LETTERS, MEMBERS);
        results.forEach((title, peers) -> {
            System.out.println(title);
            peers.forEach((name, figures) -> {
                double[] all = figures.stream().mapToDouble(d -> d).sorted().toArray();
                System.out.printf(
                        "  %-9s %8.2f  (%.2f – %.2f)%n", name, Tools.median(all), all[0], all[all.length - 1]);
            });
            double ratio = median(peers.get("Carillon")) / median(peers.get("Postfix"));
            System.out.printf("  Carillon is %.2f × as fast%n", title.equals(FAN_OUT) ? 1 / ratio : ratio);
        });
    }

    private static double median(List<Double> figures) {
        return Tools.median(figures.stream().mapToDouble(d -> d).toArray());
    }
}

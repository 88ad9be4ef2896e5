package org.carillon.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Carillon and Postfix on this machine, in turns: how fast they accept, and how fast one post reaches 10,000
/// members. See `docs/benchmarks.md`; run it by `src/bench/run`.
public final class Bench {
    private static final int ROUNDS = Integer.getInteger("rounds", 5);
    private static final int LETTERS = Integer.getInteger("letters", 10_000);
    private static final int MEMBERS = Integer.getInteger("members", 10_000);
    private static final int DOMAINS = 100;
    private static final Duration LIMIT = Duration.ofMinutes(3);

    /// What is measured, and in which unit.
    private enum Figure {
        ACCEPT_KEPT("accept 5 KB, 20 sessions, kept connections (smtp-source -d), letters/s", true),
        ACCEPT_FRESH("accept 5 KB, 20 sessions, a connection per letter, letters/s", true),
        FAN_OUT("one post to the list, 250 → last copy, s", false);

        final String title;
        final boolean moreIsBetter;

        Figure(String title, boolean moreIsBetter) {
            this.title = title;
            this.moreIsBetter = moreIsBetter;
        }
    }

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        List<String> members = IntStream.range(0, MEMBERS)
                .mapToObj(i -> "member%05d@host%02d.example".formatted(i, i % DOMAINS))
                .toList();
        Map<String, EnumMap<Figure, List<Double>>> results = new LinkedHashMap<>();
        try (var sink = new Sink();
                var postfix = new PostfixPeer(members, sink.port());
                var carillon = new CarillonPeer(members, sink.port())) {
            System.out.println("carillon pid=" + carillon.pid());
            List<Peer> peers = List.of(carillon, postfix);
            for (Peer peer : peers) warmUp(peer, sink);
            for (int round = 1; round <= ROUNDS; round++) {
                for (Peer peer : peers) {
                    var figures = results.computeIfAbsent(peer.name(), n -> new EnumMap<>(Figure.class));
                    measure(peer, sink, figures);
                }
            }
        }
        print(results);
    }

    private static void warmUp(Peer peer, Sink sink) throws Exception {
        accept(peer, LETTERS / 2, true);
        peer.awaitQuiet();
        for (int i = 0; i < 2; i++) fanOut(peer, sink, "warm-" + i);
    }

    private static void measure(Peer peer, Sink sink, EnumMap<Figure, List<Double>> figures) throws Exception {
        add(peer, figures, Figure.ACCEPT_KEPT, accept(peer, LETTERS, true));
        peer.awaitQuiet();
        add(peer, figures, Figure.ACCEPT_FRESH, accept(peer, LETTERS, false));
        peer.awaitQuiet();
        add(peer, figures, Figure.FAN_OUT, fanOut(peer, sink, "round-" + System.nanoTime()));
    }

    private static void add(Peer peer, EnumMap<Figure, List<Double>> figures, Figure figure, double value) {
        System.out.printf("%-9s %8.2f  %s%n", peer.name(), value, figure.title);
        figures.computeIfAbsent(figure, f -> new ArrayList<>()).add(value);
    }

    /// Letters a second.
    private static double accept(Peer peer, int letters, boolean kept) throws Exception {
        var command =
                new ArrayList<>(List.of("smtp-source", "-s", "20", "-l", "5120", "-m", Integer.toString(letters)));
        if (kept) command.add("-d");
        command.addAll(List.of("-f", "author@author.example", "-t", peer.dropped(), "127.0.0.1:" + peer.port()));
        Path log = Files.createTempFile("smtp-source", ".log");
        long started = System.nanoTime();
        Tools.run(log, LIMIT, command);
        double seconds = (System.nanoTime() - started) / 1e9;
        Files.delete(log);
        return letters / seconds;
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

    private static void print(Map<String, EnumMap<Figure, List<Double>>> results) {
        System.out.printf(
                "%nmedians of %d rounds (lowest – highest), %,d letters, %,d members%n", ROUNDS, LETTERS, MEMBERS);
        for (Figure figure : Figure.values()) {
            System.out.println(figure.title);
            var medians = new LinkedHashMap<String, Double>();
            results.forEach((name, figures) -> {
                double[] all = figures.get(figure).stream()
                        .mapToDouble(d -> d)
                        .sorted()
                        .toArray();
                medians.put(name, Tools.median(all));
                System.out.printf(
                        "  %-9s %8.2f  (%.2f – %.2f)%n", name, Tools.median(all), all[0], all[all.length - 1]);
            });
            double ratio = medians.get("Carillon") / medians.get("Postfix");
            System.out.printf("  Carillon is %.2f × as fast%n", figure.moreIsBetter ? ratio : 1 / ratio);
        }
    }
}

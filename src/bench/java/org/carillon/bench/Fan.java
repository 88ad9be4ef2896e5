package org.carillon.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// How fast posts leave: one to 10,000 members in the ways that a list may choose, beside Postfix where it can do the
/// same, and many to a list of ten. See `docs/benchmarks.md`; run it by `src/bench/run fan`.
public final class Fan {
    private static final int ROUNDS = Integer.getInteger("rounds", 5);
    private static final int MEMBERS = Integer.getInteger("members", 10_000);
    private static final int POSTS = Integer.getInteger("posts", 200);
    /// Only those rows, by the name of the list, such as `own-path,few`; all when empty.
    private static final List<String> ONLY = List.of(
                    System.getProperty("only", "").split(","))
            .stream()
            .filter(one -> !one.isEmpty())
            .toList();

    private static final int FEW_MEMBERS = 10;
    private static final int DOMAINS = 100;
    private static final Duration LIMIT = Duration.ofMinutes(3);

    /// The ways of one post.
    private enum Way {
        OWN_PATH("a return path for each, unsigned", "verp=on", "one-click=off"),
        SAME("the same for all, unsigned", "verp=off", "one-click=off"),
        ONE_SIGNATURE("a return path for each, one DKIM signature", "verp=on", "one-click=off"),
        OWN_SIGNATURE("a DKIM signature (RSA-2048 and Ed25519) for each", "verp=on", "one-click=on");

        private final String title;
        private final String[] settings;

        Way(String title, String verp, String oneClick) {
            this.title = title;
            this.settings = new String[] {"nonmember=accept", "explicit-destination=off", verp, oneClick};
        }

        private boolean signed() {
            return this == ONE_SIGNATURE || this == OWN_SIGNATURE;
        }

        private String list() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// Where the members of a small list are.
    private enum Few {
        FEW("in %d domains"),
        FEW_TOGETHER("in one domain");

        private final String where;

        Few(String where) {
            this.where = where;
        }

        private String title() {
            return "Carillon: posts/s, %d posts to %d members ".formatted(POSTS, FEW_MEMBERS)
                    + where.formatted(FEW_MEMBERS);
        }

        private String list() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        private List<String> among(List<String> members) {
            int step = this == FEW ? 1 : DOMAINS;
            return IntStream.range(0, FEW_MEMBERS)
                    .mapToObj(i -> members.get(i * step))
                    .toList();
        }
    }

    private final Sink sink;
    private final Map<String, List<Double>> results = new LinkedHashMap<>();

    private Fan(Sink sink) {
        this.sink = sink;
    }

    public static void main(String[] arguments) throws Exception {
        List<String> members = IntStream.range(0, MEMBERS)
                .mapToObj(i -> "member%05d@host%02d.example".formatted(i, i % DOMAINS))
                .toList();
        Keys keys = Keys.fresh();
        try (var sink = new Sink();
                var postfix = new PostfixPeer(members, sink.port(), keys);
                var plain = new CarillonPeer(sink.port(), keys, List.of("-Dcarillon.delivery.sign=false"));
                var signing = new CarillonPeer(sink.port(), keys, List.of())) {
            var fan = new Fan(sink);
            for (CarillonPeer one : List.of(plain, signing)) fan.furnish(one, members);
            for (int round = -1; round < ROUNDS; round++) fan.round(postfix, plain, signing, round);
        }
    }

    private void furnish(CarillonPeer carillon, List<String> members) throws Exception {
        carillon.domain();
        for (Way way : Way.values()) {
            if (!wanted(way.list())) continue;
            carillon.list(way.list(), way.settings);
            note(-1, "Carillon: %,d members added".formatted(MEMBERS), carillon.members(way.list(), members));
        }
        for (Few few : Few.values()) {
            carillon.list(few.list(), Way.OWN_PATH.settings);
            carillon.members(few.list(), few.among(members));
        }
    }

    /// Rounds below 0 warm up.
    private void round(PostfixPeer postfix, CarillonPeer plain, CarillonPeer signing, int round) throws Exception {
        for (Way way : Way.values()) {
            if (!wanted(way.list())) continue;
            CarillonPeer carillon = way.signed() ? signing : plain;
            note(round, "Carillon: " + way.title, post(carillon, way.list() + "@lists.example.org", ""));
            if (way.signed()) continue;
            String parameters = way == Way.OWN_PATH ? postfix.mailParameters() : "";
            note(round, "Postfix: " + way.title, post(postfix, postfix.list(), parameters));
        }
        for (Few few : Few.values()) if (wanted(few.list())) note(round, few.title(), posts(plain, few, round));
        if (round == ROUNDS - 1) print();
    }

    private static boolean wanted(String row) {
        return ONLY.isEmpty() || ONLY.contains(row);
    }

    private void note(int round, String title, double value) {
        System.out.printf("%8.3f  %s%s%n", value, title, round < 0 ? " (warming up)" : "");
        if (round >= 0) results.computeIfAbsent(title, t -> new ArrayList<>()).add(value);
    }

    /// Seconds from the 250 to the last copy.
    private double post(Peer peer, String list, String parameters) throws Exception {
        long before = sink.count();
        long accepted = Post.to(peer.port(), list, parameters, "n" + System.nanoTime());
        peer.awaitQuiet();
        Thread.sleep(50); // what the sink has counted, it has yet to say
        if (sink.count() == before) throw new IOException("no copy came");
        return (sink.lastNanos() - accepted) / 1e9;
    }

    /// Posts a second, from the first connection to the last copy.
    private double posts(CarillonPeer carillon, Few few, int round) throws Exception {
        long before = sink.count();
        var number = new AtomicInteger();
        long started = System.nanoTime();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = new ArrayList<Future<?>>();
            for (int i = 0; i < 10; i++) all.add(threads.submit(() -> session(carillon, few.list(), number, round)));
            for (Future<?> one : all) one.get();
        }
        sink.await(before + (long) POSTS * FEW_MEMBERS, LIMIT);
        return POSTS / ((sink.lastNanos() - started) / 1e9);
    }

    private static Void session(CarillonPeer carillon, String list, AtomicInteger number, int round)
            throws IOException {
        try (var caller = Caller.at(carillon.port(), false)) {
            for (int n = number.getAndIncrement(); n < POSTS; n = number.getAndIncrement()) {
                String text = "From: author@author.example\r\nTo: %1$s@lists.example.org\r\nSubject: post %2$d\r\n"
                        + "Message-ID: <%1$s-%2$d-%3$d-%4$d@author.example>\r\n\r\n"
                        + "These words fill the letter up to five kilobytes, no less.\r\n".repeat(84) + ".\r\n";
                caller.letter(
                        list + "@lists.example.org",
                        text.formatted(list, n, round, System.nanoTime()).getBytes(StandardCharsets.US_ASCII));
            }
        }
        return null;
    }

    private void print() {
        System.out.printf("%nmedians of %d rounds (lowest – highest), %,d members%n", ROUNDS, MEMBERS);
        results.forEach((title, figures) -> {
            double[] all = figures.stream().mapToDouble(d -> d).sorted().toArray();
            System.out.printf("  %-60s %8.3f  (%.3f – %.3f)%n", title, Tools.median(all), all[0], all[all.length - 1]);
        });
    }
}

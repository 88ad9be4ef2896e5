package org.carillon.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Posts to many: what a recipient costs from 1,000 members to 1,000,000, a single letter meanwhile, hosts that refuse
/// some, and how much memory it takes. See `docs/benchmarks.md`; run it by `src/bench/run large`.
public final class Large {
    private static final int MOST = Integer.getInteger("members", 1_000_000);
    private static final int ROUNDS = Integer.getInteger("rounds", 3);
    private static final int POST_OF_MEMORY = Math.min(100_000, MOST);
    private static final int SPARE_MB = 64;
    private static final Duration LIMIT = Duration.ofMinutes(15);
    private static final String ASKER = "asker@author.example";

    private final MemberSink sink;
    private CarillonPeer carillon;

    private Large(MemberSink sink, CarillonPeer carillon) {
        this.sink = sink;
        this.carillon = carillon;
    }

    public static void main(String[] arguments) throws Exception {
        try (var sink = new MemberSink(MOST, n -> MemberSink.Fate.TAKEN)) {
            var large = new Large(sink, new CarillonPeer(sink.port(), Keys.fresh(), List.of()));
            try {
                large.grow();
                large.memory();
            } finally {
                large.carillon.close();
            }
        }
        refusals();
    }

    static List<String> members(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "member%07d@host%04d.example".formatted(i, i % 1000))
                .toList();
    }

    private void grow() throws Exception {
        carillon.domain();
        for (int members = 1_000; members <= MOST; members *= 10) {
            String list = list(members);
            carillon.list(list, "nonmember=accept", "explicit-destination=off", "verp=on", "one-click=off");
            double imported = carillon.members(list, members(members));
            System.out.printf("%,d members: import %.2f s (%,.0f/s)%n", members, imported, members / imported);
        }
        for (int i = 0; i < 5; i++) seconds(1_000);
        for (int members = 1_000; members <= MOST; members *= 10) {
            var all = new ArrayList<Double>();
            for (int round = 0; round < (members > 100_000 ? 1 : ROUNDS); round++) all.add(seconds(members));
            double median = Tools.median(all.stream().mapToDouble(d -> d).toArray());
            System.out.printf(
                    "one post to %,d members: %.2f s, %.1f µs for each%n", members, median, median * 1e6 / members);
        }
    }

    private static String list(int members) {
        return "all-" + members;
    }

    /// From the 250 to the last copy; meanwhile one asks for help, and the answer comes.
    private double seconds(int members) throws Exception {
        sink.forget();
        long accepted = Post.to(carillon.port(), list(members) + "@lists.example.org", "", "n" + System.nanoTime());
        boolean many = members >= 100_000;
        if (many) meanwhile(members);
        sink.await(members, LIMIT);
        double seconds = (sink.lastNanos() - accepted) / 1e9;
        carillon.awaitQuiet();
        if (sink.with(members, 1) != members) throw new IOException("not everybody got one copy");
        return seconds;
    }

    /// A single letter in the middle of the post.
    private void meanwhile(int members) throws IOException, InterruptedException {
        sink.await(members / 10, LIMIT);
        long asked = ask();
        while (sink.firstTo(ASKER) == 0) {
            if (System.nanoTime() - asked > LIMIT.toNanos()) throw new IOException("no answer came");
            Thread.sleep(1);
        }
        System.out.printf(
                "  a single letter behind %,d of %,d copies left after %.2f s%n",
                sink.count(), members, (sink.firstTo(ASKER) - asked) / 1e9);
    }

    /// Returns the moment of the 250.
    private long ask() throws IOException {
        try (var socket = new Socket("127.0.0.1", carillon.port())) {
            var replies = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            replies.readLine();
            String[] said = {
                "HELO author.example\r\n",
                "MAIL FROM:<" + ASKER + ">\r\n",
                "RCPT TO:<" + list(1_000) + "-request@lists.example.org>\r\n",
                "DATA\r\n",
                "From: " + ASKER + "\r\nTo: " + list(1_000) + "-request@lists.example.org\r\nSubject: help\r\n"
                        + "Message-ID: <" + System.nanoTime() + "@author.example>\r\n\r\n.\r\n"
            };
            for (String one : said) {
                socket.getOutputStream().write(one.getBytes(StandardCharsets.US_ASCII));
                String reply = replies.readLine();
                if (!reply.startsWith("2") && !reply.startsWith("354")) throw new IOException(reply);
            }
            return System.nanoTime();
        }
    }

    /// The same post with a heap of what lived before it, and so much more.
    private void memory() throws Exception {
        carillon.awaitQuiet();
        carillon = carillon.again(List.of());
        for (int i = 0; i < 3; i++) seconds(1_000);
        long idle = Footprint.of(carillon.pid()).heapMb();
        long most = idle + SPARE_MB;
        carillon = carillon.again(List.of("-Xmx" + most + "m"));
        double seconds = seconds(POST_OF_MEMORY);
        if (carillon.log().contains("OutOfMemoryError")) throw new IOException("the memory did not suffice");
        System.out.printf(
                "one post to %,d members with a heap of %d MB (%d MB idle + %d): %.2f s, then %s%n",
                POST_OF_MEMORY, most, idle, SPARE_MB, seconds, Footprint.of(carillon.pid()));
    }

    /// Of twenty members two are refused for good and one at the first try.
    private static void refusals() throws Exception {
        int members = 10_000;
        try (var sink = new MemberSink(members, Large::fate);
                var carillon = new CarillonPeer(
                        sink.port(),
                        Keys.fresh(),
                        List.of("-Dcarillon.delivery.retry=1s", "-Dcarillon.delivery.lease=5s"))) {
            carillon.domain();
            carillon.list("chess", "nonmember=accept", "explicit-destination=off", "verp=on", "one-click=off");
            carillon.members("chess", members(members));
            Post.to(carillon, "refusals");
            sink.await(members * 9 / 10, LIMIT);
            carillon.awaitQuiet();
            System.out.printf(
                    "a host that refuses 10 %% for good and 5 %% at first: %,d members have one copy, %,d none; %s%n",
                    sink.with(members, 1), sink.with(members, 0), carillon.newestLetter());
        }
    }

    private static MemberSink.Fate fate(int member) {
        return switch (member / 1000 % 2 * 10 + member % 10) {
            case 3, 13 -> MemberSink.Fate.HARD;
            case 7 -> MemberSink.Fate.SOFT_ONCE;
            default -> MemberSink.Fate.TAKEN;
        };
    }
}

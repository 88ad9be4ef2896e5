package org.carillon.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What the packaged server bears: idle connections, clients that mean harm, and a hundred thousand letters. See
/// `docs/benchmarks.md`; run it by `src/bench/run endure`.
public final class Endure {
    private static final int IDLE = Integer.getInteger("idle", 5_000);
    private static final int BAD = Integer.getInteger("bad", 200);
    private static final int LETTERS = Integer.getInteger("letters", 10_000);
    private static final int ROUNDS = Integer.getInteger("rounds", 3);
    private static final int LAPS = 10;
    private static final Load USUAL = new Load(20, true, false);

    private Endure() {}

    public static void main(String[] arguments) throws Exception {
        try (var sink = new Sink();
                var carillon = new CarillonPeer(List.of("member@host.example"), sink.port(), Keys.fresh())) {
            warmUp(carillon);
            idle(carillon, false);
            idle(carillon, true);
            for (BadClient.Kind kind : BadClient.Kind.values()) bad(carillon, kind);
            memory(carillon);
        }
    }

    private static void warmUp(CarillonPeer carillon) throws Exception {
        for (int i = 0; i < 4; i++) USUAL.on(carillon, LETTERS);
        new Load(20, false, true).on(carillon, LETTERS / 10);
        carillon.awaitQuiet();
    }

    /// How much memory so many greeted connections take that say nothing.
    private static void idle(CarillonPeer carillon, boolean tls) throws Exception {
        Footprint before = Footprint.of(carillon.pid());
        var callers = new ArrayList<Caller>();
        try {
            for (int i = 0; i < IDLE; i++) callers.add(Caller.at(carillon.port(), tls));
            Footprint after = Footprint.of(carillon.pid());
            System.out.printf(
                    "%,d idle connections%s: heap %+d MB, resident %+d MB (%s, then %s)%n",
                    IDLE,
                    tls ? " under TLS" : "",
                    after.heapMb() - before.heapMb(),
                    after.residentMb() - before.residentMb(),
                    before,
                    after);
            System.out.printf("  meanwhile %,.0f letters/s%n", USUAL.on(carillon, LETTERS));
        } finally {
            for (Caller caller : callers) caller.close();
        }
        carillon.awaitQuiet();
    }

    /// Whether they slow the others down: with and without them in turns.
    private static void bad(CarillonPeer carillon, BadClient.Kind kind) throws Exception {
        var without = new ArrayList<Double>();
        var with = new ArrayList<Double>();
        for (int round = 0; round < ROUNDS; round++) {
            without.add(USUAL.on(carillon, LETTERS));
            carillon.awaitQuiet();
            try (var crowd = BadClient.crowd(kind, BAD, carillon.port())) {
                with.add(USUAL.on(carillon, LETTERS));
                System.out.printf("  %s: %d of %d still there%n", kind, crowd.alive(), BAD);
            }
            carillon.awaitQuiet();
        }
        System.out.printf(
                "%d clients that %s: %,.0f letters/s with them, %,.0f without%n",
                BAD, kind.deed, median(with), median(without));
    }

    private static double median(List<Double> figures) {
        return Tools.median(figures.stream().mapToDouble(d -> d).toArray());
    }

    private static void memory(CarillonPeer carillon) throws Exception {
        for (int lap = 1; lap <= LAPS; lap++) {
            USUAL.on(carillon, LETTERS);
            carillon.awaitQuiet();
            if (lap == 1 || lap % 5 == 0) {
                System.out.printf("after %,d letters: %s%n", lap * LETTERS, Footprint.of(carillon.pid()));
            }
        }
    }

    /// Memory of a Java process.
    ///
    /// @param heapMb what lives behind a garbage collection
    /// @param residentMb of the whole process, as the system sees it
    private record Footprint(long heapMb, long residentMb) {
        private static final String JCMD =
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();

        static Footprint of(long pid) throws IOException, InterruptedException {
            for (int i = 0; i < 3; i++) Tools.said(List.of(JCMD, Long.toString(pid), "GC.run"));
            String heap = Tools.said(List.of(JCMD, Long.toString(pid), "GC.heap_info"));
            String status = Files.readString(Path.of("/proc/" + pid + "/status"));
            return new Footprint(number(heap, "used ") / 1024, number(status, "VmRSS:") / 1024);
        }

        private static long number(String text, String before) {
            var found = Pattern.compile(before + "\\s*(\\d+)").matcher(text);
            if (!found.find()) throw new IllegalStateException("no " + before + " in " + text);
            return Long.parseLong(found.group(1));
        }

        @Override
        public String toString() {
            return "heap %d MB, resident %d MB".formatted(heapMb, residentMb);
        }
    }
}

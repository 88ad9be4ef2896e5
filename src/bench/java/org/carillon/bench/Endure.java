package org.carillon.bench;

import java.util.ArrayList;
import java.util.List;

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
                var carillon = new CarillonPeer(sink.port(), Keys.fresh(), List.of())
                        .furnished(List.of("member@host.example"))) {
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
}

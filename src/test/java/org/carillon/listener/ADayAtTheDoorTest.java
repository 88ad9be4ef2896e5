package org.carillon.listener;

import static org.carillon.listener.TimedLink.after;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.micrometer.core.instrument.Counter;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carillon.listener.Doorkeeper.Admission;
import org.carillon.listener.Doorkeeper.Place;
import org.carillon.listener.TimedLink.Said;
import org.junit.jupiter.api.Test;

/// One house, one doorkeeper, one clock, from midnight to midnight. Each hour the same kinds of callers come; what one
/// did an hour ago must neither help nor harm the next.
class ADayAtTheDoorTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration HOUR = Duration.ofHours(1);
    private static final String HELLO = "EHLO c\r\n";
    private static final String BEGUN = "MAIL FROM:<a@far.example>\r\nRCPT TO:<chess@club.example>\r\nDATA\r\n";
    private static final String SILENT = "421 4.4.2 You were silent for too long, goodbye";

    private final MemoryHouse house = new MemoryHouse();
    private final SmtpConfig config = MemoryHouse.config(Map.of(
            "carillon.smtp.max-connections", "100",
            "carillon.smtp.trusted-networks", "10.0.0.0/8"));
    private final Doorkeeper keeper = MemoryHouse.keeper(config);
    private TimedLink current = new TimedLink(Stream.of());
    private final Premises premises = house.premises(Entrance.MX, config, () -> current.nanos());

    @Test
    void everyLimitHoldsAtEveryHour() {
        for (int hour = 0; hour < 24; hour++) {
            Duration start = HOUR.multipliedBy(hour);
            oneClientHasFiftyPlacesForAnHour(hour, start);
            theSilentTheHastyAndTheClumsy(start);
            aSlowLineAndADrip(start);
            if (hour == 12) theRushOfNoon(start);
            assertEquals(0, keeper.inside());
            assertEquals(0, house.memory.big());
        }
        assertEquals(24, house.letters.size());
        assertEquals(24 * (50 + 1 + 1) + 2, refused("421 4.4.2"));
        assertEquals(24 * 2, refused("421 4.7.0"));
        assertEquals(24 * 9, house.pauses.size());
    }

    /// They keep the line busy until their hour is over, to the second, and others come in meanwhile.
    private void oneClientHasFiftyPlacesForAnHour(int hour, Duration start) {
        InetAddress client = InetAddress.ofLiteral("192.0.2." + hour);
        List<Place> places = places(client, 50);
        assertInstanceOf(Admission.Full.class, keeper.admit(client));
        keeper.told();
        List<Place> other = places(InetAddress.ofLiteral("198.51.100." + hour), 1);
        for (Place place : places) {
            TimedLink busy = serve(start, client, Stream.generate(() -> after(MINUTE.multipliedBy(4), "RSET\r\n")));
            assertEquals("421 4.4.2 This connection has lasted too long, please open another", last(busy));
            assertEquals(start.plus(HOUR), busy.saidLast());
            place.close();
        }
        other.getFirst().close();
    }

    private void theSilentTheHastyAndTheClumsy(Duration start) {
        InetAddress client = InetAddress.ofLiteral("203.0.113.1");
        TimedLink silent = serve(start, client, Stream.of(after(SECOND, HELLO)));
        assertEquals(SILENT, last(silent));
        assertEquals(start.plus(MINUTE.multipliedBy(5)).plus(SECOND), silent.saidLast());
        TimedLink hasty = serve(start, client, Stream.generate(() -> after(SECOND, "NOOP\r\n")));
        assertEquals("421 4.7.0 Too many errors, goodbye", last(hasty));
        assertEquals(start.plus(SECOND.multipliedBy(101)), hasty.saidLast());
        TimedLink clumsy = serve(start, client, Stream.generate(() -> after(SECOND, "BONJOUR\r\n")));
        assertEquals("421 4.7.0 Too many errors, goodbye", last(clumsy));
        assertEquals(start.plus(SECOND.multipliedBy(20)), clumsy.saidLast());
    }

    private void aSlowLineAndADrip(Duration start) {
        InetAddress client = InetAddress.ofLiteral("203.0.113.2");
        Stream<Said> halfAnHour = Stream.of(
                        Stream.of(after(SECOND, HELLO), after(SECOND, BEGUN)),
                        Stream.generate(() -> after(SECOND, "y".repeat(510))).limit(1800),
                        Stream.of(after(SECOND, "\r\n.\r\n"), after(SECOND, "QUIT\r\n")))
                .flatMap(said -> said);
        assertEquals("221 2.0.0 Goodbye", last(serve(start, client, halfAnHour)));
        Stream<Said> drip = Stream.concat(
                Stream.of(after(SECOND, HELLO), after(SECOND, BEGUN)), Stream.generate(() -> after(SECOND, "x")));
        TimedLink dripping = serve(start, client, drip);
        assertEquals("421 4.4.2 Your data comes too slowly, goodbye", last(dripping));
        assertEquals(start.plus(SECOND.multipliedBy(62)), dripping.saidLast());
    }

    /// More than nine tenths of the places are taken, and nobody may dawdle until some have left.
    private void theRushOfNoon(Duration start) {
        InetAddress client = InetAddress.ofLiteral("203.0.113.3");
        var crowd = new ArrayList<Place>();
        for (int i = 0; i < 91; i++) crowd.addAll(places(InetAddress.ofLiteral("198.51.100." + i), 1));
        assertEquals(
                start.plus(SECOND.multipliedBy(10)),
                serve(start, client, Stream.of()).saidLast());
        crowd.removeLast().close();
        assertEquals(
                start.plus(MINUTE.multipliedBy(5)),
                serve(start, client, Stream.of()).saidLast());
        crowd.forEach(Place::close);
    }

    private List<Place> places(InetAddress client, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> assertInstanceOf(Admission.Welcome.class, keeper.admit(client))
                        .place())
                .toList();
    }

    private TimedLink serve(Duration start, InetAddress address, Stream<Said> script) {
        var client = new TimedLink(script, start);
        current = client;
        var wire = new Wire(client, config, client::nanos, keeper::stressed);
        new Session(wire, new Caller(address, 1), premises).run();
        return client;
    }

    private double refused(String reason) {
        return house.metrics.find("carillon.smtp.refused").tags("door", "mx", "reason", reason).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private static String last(TimedLink client) {
        return client.heardLines().getLast();
    }
}

package org.carillon.listener;

import static org.carillon.listener.TimedLink.after;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.carillon.trust.Networks;
import org.carillon.trust.TrustConfig;

/// The door of a house in memory, behind which the guards of the running application look at strangers.
///
/// @param nanos the clock of the guards, as [System#nanoTime]
record GuardedDoor(MemoryHouse house, GuardPost guards, TrustConfig trust, LongSupplier nanos) {
    /// What a client is answered that says these things, one a second.
    List<String> hears(String client, String... script) {
        SmtpConfig config = MemoryHouse.config(Map.of());
        var link = new TimedLink(Stream.of(script).map(line -> after(Duration.ofSeconds(1), line)));
        var wire = new Wire(link, config, link::nanos, () -> false);
        new Session(wire, new Caller(InetAddress.ofLiteral(client), 1), premises(config)).run();
        return link.heardLines();
    }

    private Premises premises(SmtpConfig config) {
        Premises usual = house.premises(Entrance.MX, config, nanos);
        Inside inside = usual.inside();
        var border = new Border(guards.all(), inside.directory(), guards.customs(trust), new Networks(List.of()));
        var watched = new Inside(
                inside.directory(),
                inside.bar(),
                inside.room(),
                inside.memory(),
                inside.inbox(),
                inside.registry(),
                border);
        return new Premises(
                usual.entrance(), usual.hostname(), usual.limits(), watched, usual.instruments(), usual.keys());
    }
}

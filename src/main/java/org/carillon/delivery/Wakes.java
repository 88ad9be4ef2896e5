package org.carillon.delivery;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.carillon.store.Sql;

/// Destinations that somebody wants tried now though their hosts rest. It is written down for all nodes, each of which
/// looks once a second. A rate stays as it is: it was promised to the other side.
@ApplicationScoped
class Wakes {
    /// Stands for all destinations.
    private static final String ALL = "";

    /// More destinations at once count as all.
    static final int MOST = 100;

    /// Seconds in which each node has looked.
    private static final int SEEN_WITHIN = 60;

    private static final Duration KEPT = Duration.ofHours(1);

    private final Sql sql;
    private final Directions directions;
    private final Gates gates;
    private final Dispatch dispatch;
    private final Bell bell;
    private final Map<String, Instant> done = new ConcurrentHashMap<>();

    Wakes(Sql sql, Directions directions, Gates gates, Dispatch dispatch, Bell bell) {
        this.sql = sql;
        this.directions = directions;
        this.gates = gates;
        this.dispatch = dispatch;
        this.bell = bell;
    }

    private record Wish(String destination, Instant at) {}

    /// In a transaction of its own, whose beginning is the time of the wish: it must be young when others see it. In
    /// the order of the names, so that of two who wish at the same time neither waits for the other.
    void ask(List<String> destinations) {
        List<String> wished = destinations.size() > MOST
                ? List.of(ALL)
                : destinations.stream().sorted().toList();
        QuarkusTransaction.requiringNew().run(() -> wished.forEach(this::ask));
    }

    private void ask(String destination) {
        if (sql.update("update wake set asked_at = current_timestamp where destination = ?", destination) > 0) return;
        sql.update(
                "insert into wake (destination, asked_at) values (?, current_timestamp) on conflict do nothing",
                destination);
    }

    /// Wakes what anybody has asked for lately, once. Called once a second.
    void look() {
        List<Wish> wishes = sql.list(
                "select destination, asked_at from wake where asked_at > current_timestamp - cast(? as integer) * interval '1' second",
                row -> new Wish(row.getString("destination"), Sql.instant(row, "asked_at")),
                SEEN_WITHIN);
        done.keySet().retainAll(wishes.stream().map(Wish::destination).toList());
        boolean woken = false;
        for (Wish wish : wishes) {
            if (wish.at().equals(done.get(wish.destination())) || !wake(wish.destination())) continue;
            done.put(wish.destination(), wish.at());
            woken = true;
        }
        if (woken) for (Priority priority : Priority.values()) bell.ring(priority);
    }

    /// False while it is not known yet which hosts a destination has.
    private boolean wake(String destination) {
        if (destination.equals(ALL)) {
            dispatch.askAllAgain();
            gates.wakeAll();
            return true;
        }
        dispatch.askAgain(destination);
        Optional<String> group = directions.group(destination);
        group.ifPresent(gates::wake);
        return group.isPresent();
    }

    /// Returns how many rows went.
    int sweep() {
        return sql.update(
                "delete from wake where asked_at < current_timestamp - cast(? as numeric(15, 3)) * interval '1' second",
                Claims.seconds(KEPT));
    }
}

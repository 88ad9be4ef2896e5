package org.carillon.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;

/// Permissions of which there are so many in any span, such as ten letters to one address in an hour. Each is a
/// row that becomes free again after its span, so that the bound holds in every span, on all nodes, and whatever
/// happens at the same moment: the database lets only one take a row.
///
/// Each is taken outside the caller's transaction and is committed at once. Several letters share a transaction, and
/// each takes some: were they held until its end, two transactions would soon wait for each other, and neither would
/// see what the other has. The price is that what was taken for a transaction that rolls back is spent all the same,
/// which is the safe side; it is free again after its span.
@ApplicationScoped
public class Slots {
    /// So many at most, in any span of that length.
    public record Bound(int most, Duration span) {
        public static Bound hourly(int most) {
            return new Bound(most, Duration.ofHours(1));
        }

        public static Bound daily(int most) {
            return new Bound(most, Duration.ofDays(1));
        }
    }

    /// Longer than every span.
    private static final Duration KEPT = Duration.ofDays(2);

    /// Times that others may be quicker; then there is no permission, which is the safe side.
    private static final int TRIES = 20;

    /// Who come at the same time choose among that many new ones, so that they seldom wait for each other.
    private static final int CHOICE = 16;

    private final Sql sql;
    private final Clock clock;

    Slots(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// Takes one permission, for good, whatever becomes of the caller's transaction.
    ///
    /// It needs a second connection beside that of a transaction that has begun to read. So those who
    /// call it from within one must be few: were as many as the pool holds to wait here, none would get
    /// on. The pipeline's workers (16 at most) and the couriers' writers (6) are; a page asks before its
    /// transaction's first statement.
    ///
    /// @param kind what it allows, such as `answer`
    /// @param key whom it is about; empty for the whole site
    /// @return false when all are taken
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public boolean take(String kind, String key, Bound bound) {
        for (int tries = 0; tries < TRIES; tries++) {
            Instant now = clock.instant();
            Instant free = now.minus(bound.span());
            Optional<Integer> again = old(kind, key, bound.most(), free);
            if (again.isPresent()) {
                if (renewed(kind, key, again.get(), now, free)) return true;
                continue;
            }
            OptionalInt fresh = unused(kind, key, bound.most());
            if (fresh.isEmpty()) return false;
            if (made(kind, key, fresh.getAsInt(), now)) return true;
        }
        return false;
    }

    /// Whether there is one to take, at this moment; nothing is taken.
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public boolean left(String kind, String key, Bound bound) {
        long taken = sql.number(
                "select count(*) from letter_slot where kind = ? and target = ? and slot < ? and taken_at > ?",
                kind,
                key,
                bound.most(),
                clock.instant().minus(bound.span()));
        return taken < bound.most();
    }

    /// One that is free again and that nobody else is just taking.
    private Optional<Integer> old(String kind, String key, int most, Instant free) {
        return sql.first("""
                select slot from letter_slot where kind = ? and target = ? and slot < ? and taken_at <= ?
                order by slot limit 1 for update skip locked""", row -> row.getInt(1), kind, key, most, free);
    }

    /// False when somebody else has taken it meanwhile.
    private boolean renewed(String kind, String key, int slot, Instant now, Instant free) {
        return sql.update(
                        "update letter_slot set taken_at = ? where kind = ? and target = ? and slot = ? and taken_at <= ?",
                        now,
                        kind,
                        key,
                        slot,
                        free)
                > 0;
    }

    private boolean made(String kind, String key, int slot, Instant now) {
        return sql.update(
                        "insert into letter_slot (kind, target, slot, taken_at) values (?, ?, ?, ?) on conflict do nothing",
                        kind,
                        key,
                        slot,
                        now)
                > 0;
    }

    /// A number that has no row: the sweep takes away old ones between others.
    private OptionalInt unused(String kind, String key, int most) {
        var used = new BitSet();
        sql.list(
                        "select slot from letter_slot where kind = ? and target = ? and slot < ?",
                        row -> row.getInt(1),
                        kind,
                        key,
                        most)
                .forEach(used::set);
        var some = new ArrayList<Integer>();
        for (int slot = used.nextClearBit(0); slot < most && some.size() < CHOICE; slot = used.nextClearBit(slot + 1)) {
            some.add(slot);
        }
        return some.isEmpty() ? OptionalInt.empty() : OptionalInt.of(any(some));
    }

    private static int any(List<Integer> slots) {
        return slots.get(ThreadLocalRandom.current().nextInt(slots.size()));
    }

    /// Forgets permissions that are free long since; returns how many rows went.
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public int sweep() {
        return sql.update(
                "delete from letter_slot where taken_at < ?", clock.instant().minus(KEPT));
    }
}

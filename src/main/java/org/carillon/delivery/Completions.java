package org.carillon.delivery;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.carillon.store.Durable;
import org.carillon.store.Messages;
import org.carillon.store.Sql;
import org.jspecify.annotations.Nullable;

/// Writes down the ends of batches of which every copy has arrived: those of many couriers in one commit, so that a
/// letter to ten hosts is not ten transactions that wait for each other at the letter's row.
///
/// Whoever comes while a commit is under way waits for it and then writes for all who have come meanwhile.
@ApplicationScoped
class Completions {
    /// Ends in one commit; bounds how long a row is locked.
    private static final int MOST = 200;

    /// How long who writes waits for others: a commit costs more than all its rows.
    private static final Duration GATHER = Duration.ofMillis(3);

    private final Queue<Entry> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock writing = new ReentrantLock();
    private final Sql sql;
    private final Durable durable;
    private final Messages messages;

    Completions(Sql sql, Durable durable, Messages messages) {
        this.sql = sql;
        this.durable = durable;
        this.messages = messages;
    }

    /// A batch of which nobody is left.
    ///
    /// @param before what the row holds
    /// @param delivered copies that are not in the letter's counter yet
    record Completion(Batch.Claim claim, Letter letter, Ledger.Holding before, int delivered) {}

    /// What one courier waits for, and how it went.
    private static final class Entry {
        private final Completion completion;
        private boolean written;
        private boolean lost;
        private @Nullable RuntimeException broken;

        private Entry(Completion completion) {
            this.completion = completion;
        }

        private Batch.Claim claim() {
            return completion.claim();
        }
    }

    /// Returns when it is committed.
    /// @throws LostClaimException when somebody else has the batch, or the row holds something else; then this
    ///     one is not written
    /// @throws RuntimeException when the commit failed, for all that were in it; it may be in doubt
    void write(Completion completion) {
        var entry = new Entry(completion);
        waiting.add(entry);
        writing.lock();
        try {
            while (!entry.written && entry.broken == null) {
                LockSupport.parkNanos(GATHER.toNanos());
                writeSome();
            }
        } finally {
            writing.unlock();
        }
        if (entry.broken != null) throw entry.broken;
        if (entry.lost) throw new LostClaimException(entry.claim());
    }

    private void writeSome() {
        var some = new ArrayList<Entry>();
        while (some.size() < MOST && waiting.peek() != null) some.add(waiting.remove());
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                List<Letter> letters = sql.with(connection -> write(connection, some));
                // the letters' rows are locked by now, so of two nodes the second sees the other's end
                letters.forEach(letter -> Ledger.letGo(sql, messages, letter));
            });
            some.forEach(entry -> entry.written = true);
        } catch (RuntimeException failed) {
            some.forEach(entry -> entry.broken = failed);
        }
    }

    /// Rows in the order of their numbers: two nodes that write at the same time lock them in the same order.
    private List<Letter> write(Connection connection, List<Entry> some) throws SQLException {
        durable.withoutSync(connection);
        some.sort(Comparator.comparingLong(entry -> entry.claim().id()));
        delete(connection, some);
        Map<Long, Sum> sums = new TreeMap<>();
        for (Entry entry : some) {
            if (entry.lost) continue;
            var one = entry.completion;
            var sum = new Sum(one.letter(), one.delivered(), one.before().deferred());
            sums.merge(one.letter().outgoingId(), sum, Sum::plus);
        }
        count(connection, sums);
        return sums.values().stream().map(Sum::letter).toList();
    }

    /// What changes in one letter's counters.
    private record Sum(Letter letter, int delivered, int noLongerDeferred) {
        private Sum plus(Sum other) {
            return new Sum(letter, delivered + other.delivered, noLongerDeferred + other.noLongerDeferred);
        }
    }

    private static void delete(Connection connection, List<Entry> some) throws SQLException {
        try (var statement = connection.prepareStatement("delete from outbox" + Ledger.MINE)) {
            for (Entry entry : some) {
                Sql.bind(
                        statement,
                        entry.claim().id(),
                        entry.claim().fence(),
                        entry.completion.before().remaining());
                statement.addBatch();
            }
            int[] deleted = statement.executeBatch();
            for (int i = 0; i < deleted.length; i++) some.get(i).lost = deleted[i] == 0;
        }
    }

    private static void count(Connection connection, Map<Long, Sum> sums) throws SQLException {
        try (var statement = connection.prepareStatement(
                "update outgoing set delivered = delivered + ?, deferred = deferred - ? where id = ?")) {
            for (var one : sums.entrySet()) {
                Sum sum = one.getValue();
                Sql.bind(statement, sum.delivered(), sum.noLongerDeferred(), one.getKey());
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }
}

package org.carillon.spool;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.carillon.mail.Address;
import org.carillon.mail.Envelope;
import org.carillon.mail.MailTerms;
import org.carillon.store.DatabaseException;
import org.carillon.store.Durable;
import org.carillon.store.Ids;
import org.carillon.store.Messages;
import org.carillon.store.Sql;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Writes what many sessions hand over in few large commits: while one commit is being synced the letters that
/// come in meanwhile gather for the next. Nobody gets an answer before commit and sync. A letter that breaks a
/// shared commit is tried again alone, so that only it fails.
final class GroupCommit implements Runnable {
    /// Letters and bytes in one commit at the most: enough to spread the sync, small enough to keep the
    /// transaction light.
    private static final int MOST_LETTERS = 100;

    private static final long MOST_BYTES = 32L << 20;
    /// So many letters within so short a time are the sign of a rush, which counts as lasting a little longer.
    private static final int CROWD = 4;

    private static final Duration SHORT = Duration.ofMillis(10);

    private static final int SYNC_TRIES = 3;

    private static final Duration RUSH = Duration.ofMillis(250);
    /// How long a batch waits for more letters at the most: less than a commit takes.
    private static final Duration MOMENT = Duration.ofMillis(2);
    /// How soon a writer with nothing to do notices that the house closes.
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Logger LOG = Logger.getLogger(GroupCommit.class);

    /// One letter that waits for its commit.
    record Waiting(Incoming letter, CompletableFuture<Acceptance> answer) {}

    private final DataSource database;
    private final Durable durable;
    private final Ids ids;
    private final Runnable arrived;
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>();
    private volatile boolean stopping;
    /// Letters in the largest of the last batches, the newer ones weigh more.
    private int usual;

    /// Letters that came since then, in the short time that is being watched.
    private int crowd;

    private long since = System.nanoTime();
    private volatile long lastRush = System.nanoTime() - 2 * RUSH.toNanos();

    GroupCommit(DataSource database, Durable durable, Ids ids, Runnable arrived) {
        this.database = database;
        this.durable = durable;
        this.ids = ids;
        this.arrived = arrived;
    }

    CompletableFuture<Acceptance> offer(Incoming letter) {
        var waiting = new Waiting(letter, new CompletableFuture<>());
        queue.add(waiting);
        if (stopping && queue.remove(waiting)) waiting.answer().complete(new Acceptance.Away());
        return waiting.answer();
    }

    /// Runs until [#stop]; what waits then is answered with `Away`.
    @Override
    public void run() {
        try {
            while (!stopping) {
                List<Waiting> batch = gather();
                if (!batch.isEmpty()) commitOrAnswer(batch);
            }
        } catch (InterruptedException never) {
            Thread.currentThread().interrupt();
        }
        for (Waiting left = queue.poll(); left != null; left = queue.poll()) {
            left.answer().complete(new Acceptance.Away());
        }
    }

    /// Ends the writers soon. No interrupt: inside a file operation it would close the embedded database's
    /// file.
    void stop() {
        stopping = true;
    }

    private List<Waiting> gather() throws InterruptedException {
        var batch = new ArrayList<Waiting>();
        @Nullable Waiting next = queue.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
        long end = System.nanoTime() + MOMENT.toNanos();
        long bytes = 0;
        while (next != null) {
            batch.add(next);
            bytes += next.letter().raw().length;
            boolean full = batch.size() >= MOST_LETTERS || bytes >= MOST_BYTES;
            next = full ? null : another(batch.size(), end);
        }
        usual = Math.max(batch.size(), usual * 7 / 8);
        return batch;
    }

    /// A commit costs nearly the same however few share it. So while a rush is on, the first letters that come
    /// behind a commit wait a moment for about as many as came together last time; a single sender never waits.
    private @Nullable Waiting another(int gathered, long end) throws InterruptedException {
        @Nullable Waiting ready = queue.poll();
        boolean enough = 4 * gathered >= 3 * usual;
        return ready != null || enough ? ready : queue.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    /// The writer outlives whatever happens to one batch: without it every session would wait for ever.
    private void commitOrAnswer(List<Waiting> batch) {
        try {
            commit(batch);
        } catch (Throwable unforeseen) {
            LOG.error("spool writer failed for a batch", unforeseen);
            batch.forEach(one -> one.answer().complete(new Acceptance.Away()));
        }
    }

    boolean rush() {
        return System.nanoTime() - lastRush < RUSH.toNanos();
    }

    private void watch(int letters) {
        long now = System.nanoTime();
        if (now - since > SHORT.toNanos()) {
            since = now;
            crowd = 0;
        }
        crowd += letters;
        if (crowd >= CROWD) lastRush = now;
    }

    private void commit(List<Waiting> batch) {
        watch(batch.size());
        try {
            write(batch);
        } catch (SQLException | RuntimeException broken) {
            if (batch.size() == 1) refuse(batch.getFirst(), broken);
            else commitAlone(batch);
        }
    }

    private void commitAlone(List<Waiting> batch) {
        boolean away = false;
        for (Waiting one : batch) {
            if (away) {
                one.answer().complete(new Acceptance.Away());
                continue;
            }
            try {
                write(List.of(one));
            } catch (SQLException | RuntimeException broken) {
                refuse(one, broken);
                away = SqlFailure.connectionLost(broken);
            }
        }
    }

    private void refuse(Waiting one, Exception broken) {
        boolean full = SqlFailure.diskFull(broken);
        LOG.warnf(
                "not stored cause=%s bytes=%d",
                full ? "disk-full" : DatabaseException.brief(broken),
                one.letter().raw().length);
        one.answer().complete(full ? new Acceptance.NoRoom() : new Acceptance.Away());
    }

    private void write(List<Waiting> batch) throws SQLException {
        long[] messageIds = new long[batch.size()];
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                insertMessages(connection, batch, messageIds);
                insertSpool(connection, batch, messageIds);
                connection.commit();
            } catch (SQLException | RuntimeException broken) {
                connection.rollback();
                throw broken;
            }
            // not in a finally: what fails behind the commit must not look like a failed commit; the pool resets the
            // mode
        }
        answer(batch, messageIds);
        arrived.run();
    }

    /// What was committed is never inserted again: without a sync the sender hears 451 and sends again, which is a
    /// duplicate at the worst.
    private void answer(List<Waiting> batch, long[] messageIds) {
        boolean safe = synced();
        for (int i = 0; i < messageIds.length; i++) {
            Acceptance answer = safe ? new Acceptance.Stored(messageIds[i]) : new Acceptance.Away();
            batch.get(i).answer().complete(answer);
        }
    }

    private boolean synced() {
        for (int attempt = 1; attempt <= SYNC_TRIES; attempt++) {
            try {
                durable.sync();
                return true;
            } catch (SQLException | RuntimeException broken) {
                LOG.warnf("not synced attempt=%d cause=%s", attempt, DatabaseException.brief(broken));
            }
        }
        return false;
    }

    private void insertMessages(Connection connection, List<Waiting> batch, long[] messageIds) throws SQLException {
        try (var insert = connection.prepareStatement(Messages.INSERT)) {
            for (int i = 0; i < messageIds.length; i++) {
                Incoming one = batch.get(i).letter();
                messageIds[i] = ids.next();
                Sql.bind(insert, messageIds[i], one.raw(), one.trace(), one.raw().length, one.provenance());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void insertSpool(Connection connection, List<Waiting> batch, long[] messageIds) throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into spool (id, message_id, sender, recipient, terms, submitter, state, attempts, fence)
                values (?, ?, ?, ?, ?, ?, 'ready', 0, 0)""")) {
            for (int i = 0; i < messageIds.length; i++) {
                Envelope envelope = batch.get(i).letter().envelope();
                OptionalLong who = batch.get(i).letter().submitter();
                @Nullable Long submitter = who.isPresent() ? who.getAsLong() : null;
                @Nullable
                String sender =
                        envelope.sender() == null ? null : envelope.sender().toString();
                for (Address recipient : envelope.recipients()) {
                    var terms = new MailTerms(envelope.terms(), envelope.terms(recipient));
                    Sql.bind(insert, ids.next(), messageIds[i], sender, recipient.toString(), terms.text(), submitter);
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }
}

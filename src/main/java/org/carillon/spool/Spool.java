package org.carillon.spool;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.carillon.store.Durable;
import org.carillon.store.Ids;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// The door of the house: a letter that was accepted here is never lost. One writer commits for all sessions:
/// while it syncs, the next letters gather, so the busier the house the larger the commits. Two writers halve
/// them and cost more.
@ApplicationScoped
public class Spool {
    /// Seconds: a shorter one would run out between two beats of the heart.
    private static final int LEAST_LEASE = 3;

    private final SpoolConfig config;
    private final DiskRoom disk;
    private final GroupCommit commits;
    private final Semaphore arrivals = new Semaphore(0);
    private @Nullable Thread writer;

    Spool(
            DataSource database,
            Durable durable,
            Ids ids,
            SpoolConfig config,
            @ConfigProperty(name = "carillon.home", defaultValue = "data") Path home) {
        this.config = config;
        this.disk = new DiskRoom(made(home), config.reserve().asLongValue());
        this.commits = new GroupCommit(database, durable, ids, this::wake);
    }

    private static Path made(Path home) {
        try {
            return Files.createDirectories(home);
        } catch (IOException refused) {
            throw new UncheckedIOException("carillon.home " + home + " cannot be made", refused);
        }
    }

    /// @throws IllegalArgumentException with a sentence when the configuration is wrong
    public void check() {
        if (config.lease().toSeconds() < LEAST_LEASE) {
            throw new IllegalArgumentException("carillon.spool.lease must be at least " + LEAST_LEASE + "s.");
        }
        if (config.tries() < 1) throw new IllegalArgumentException("carillon.spool.tries must be at least 1.");
    }

    public synchronized void open() {
        writer = Thread.ofPlatform().daemon().name("spool-writer").start(commits);
    }

    /// Ends the writer; who still waits for a commit is told `Away`. Called when the doors are shut.
    public synchronized void close() throws InterruptedException {
        commits.stop();
        if (writer != null) writer.join();
    }

    /// Before letters come in: how large they may be, so that the disk keeps room for one beside its reserve.
    public void keepRoomFor(long largest) {
        disk.keepFor(largest);
    }

    /// False when the disk is nearly full; asked before a message is let in.
    public boolean room() {
        return disk.enough();
    }

    /// Takes a message in for all its recipients and waits until it survives a power cut.
    public Acceptance accept(Incoming letter) {
        if (!room()) return new Acceptance.NoRoom();
        try {
            return commits.offer(letter).get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Acceptance.Away();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// True while letters come in faster than one by one: several wait for the next commit, or did a moment
    /// ago. Who works off the spool then holds back, as senders wait for their 250 and letters in the spool do
    /// not get lost.
    public boolean rush() {
        return commits.rush();
    }

    /// Says that there may be something to claim.
    public void wake() {
        if (arrivals.availablePermits() == 0) arrivals.release();
    }

    /// Waits until something arrives on this node, or the time is over: other nodes' letters are found that
    /// way.
    public void awaitArrival(Duration most) throws InterruptedException {
        if (arrivals.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS)) arrivals.drainPermits();
    }
}

package org.carillon.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.carillon.store.DatabaseException;
import org.jboss.logging.Logger;

/// Keeps the claims of all living attempts alive, and stops an attempt whose claim is lost.
@ApplicationScoped
class Leases {
    private static final Logger LOG = Logger.getLogger(Leases.class);

    /// Who gives back at the same time: each needs a connection to the database, which others need more.
    private static final int RETURNERS = 2;

    private final Semaphore returners = new Semaphore(RETURNERS);
    private final Claims claims;
    private final Terms terms;
    private final Map<Batch.Claim, Stop> living = new ConcurrentHashMap<>();
    /// Rows of which an attempt of ours has not ended, whether its claim still holds or not.
    private final Set<Long> inHand = ConcurrentHashMap.newKeySet();

    Leases(Claims claims, Terms terms) {
        this.claims = claims;
        this.terms = terms;
    }

    /// @param asked when the database was asked for the claim, as `System.nanoTime()`: a process that stood still since
    ///     then must not believe in a lease that is over
    /// @param stop told from another thread when the claim is lost
    void keep(Batch.Claim claim, long asked, Stop stop) {
        stop.leased(asked, terms.lease());
        living.put(claim, stop);
        inHand.add(claim.id());
    }

    void release(Batch.Claim claim) {
        living.remove(claim);
        inHand.remove(claim.id());
    }

    /// True while an attempt of this node has the row, though its lease may be over: a database
    /// that was slow to renew it must not make us send anew what we are about to write down.
    boolean inHand(long row) {
        return inHand.contains(row);
    }

    /// For a row that does not hold what its attempt had written down: if nobody else has it, anybody may
    /// read it anew.
    void giveBackNow(Batch.Claim claim) {
        claims.giveBack(List.of(claim));
    }

    /// For rows of which nothing was sent. While the database is away it is tried again for a while: nobody else can
    /// take them meanwhile, either. No exception leaves it.
    void giveBack(List<Batch.Claim> unbegun) {
        returners.acquireUninterruptibly();
        try {
            DatabaseBack.insist(() -> claims.giveBack(unbegun));
        } catch (RuntimeException | Error broken) {
            if (DatabaseException.among(broken)) {
                LOG.warnf(
                        "delivery database-away batches=%d cause=%s", unbegun.size(), DatabaseException.brief(broken));
            } else {
                LOG.errorf(broken, "delivery give-back-broken batches=%d", unbegun.size());
            }
        } finally {
            returners.release();
            unbegun.forEach(this::release);
        }
    }

    /// For a batch whose letter cannot be read: it waits for people to look at it.
    void setAside(Batch.Claim claim) {
        claims.setAside(claim);
    }

    /// Called a few times within the length of a lease.
    void renew() {
        long asked = System.nanoTime();
        var renewal = claims.renew(new ArrayList<>(living.keySet()));
        for (Batch.Claim claim : renewal.renewed()) {
            Stop stop = living.get(claim);
            if (stop != null) stop.leased(asked, terms.lease());
        }
        for (Batch.Claim lost : renewal.lost()) {
            Stop stop = living.remove(lost);
            // an attempt that ended meanwhile is no longer in the map, or is just about to leave it; one that
            // lives says itself what it has lost, when it cannot write down how far it came
            if (stop != null) stop.now();
        }
        endHeld();
    }

    /// Attempts whose batch somebody holds back end in good order: what has left is written down.
    void endHeld() {
        Set<Long> held = claims.holding(new ArrayList<>(living.keySet()));
        living.forEach((claim, stop) -> {
            if (held.contains(claim.id())) stop.ask();
        });
    }
}

package org.carillon.delivery;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.carillon.store.DatabaseException;
import org.carillon.store.PassingFault;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// One attempt to hand over one batch: straight-line, on a thread of its own.
final class Attempt implements Tour.Leg {
    private static final Logger LOG = Logger.getLogger(Attempt.class);

    /// Copies that are captured in one transaction.
    private static final int CAPTURED_AT_ONCE = 50;

    private static final String SLOW = "The host takes so long that the rest waits for the next try.";

    /// What the attempts of this node share.
    @Singleton
    record Means(
            Shelf shelf,
            Tally.Office office,
            Captured captured,
            LocalDrop localDrop,
            Dispatch dispatch,
            Leases leases) {}

    private final Batch batch;
    private final Route route;
    private final Means means;
    private final Stop stop;
    private final AtomicBoolean pulsing = new AtomicBoolean();
    private volatile @Nullable Tally recorder;

    /// @param asked when the database was asked for the claim, as `System.nanoTime()`
    Attempt(Batch batch, Route route, Means means, long asked) {
        this(batch, route, means, asked, System::nanoTime);
    }

    /// @param asked by the same clock
    /// @param nanos a clock that never goes back
    Attempt(Batch batch, Route route, Means means, long asked, LongSupplier nanos) {
        this.stop = new Stop(nanos, Patience.ATTEMPT);
        this.batch = batch;
        this.route = route;
        this.means = means;
        means.leases().keep(batch.claim(), asked, stop);
    }

    @Override
    public void stop() {
        stop.ask();
    }

    @Override
    public void pulse() {
        Tally tally = recorder;
        if (tally == null || pulsing.getAndSet(true)) return;
        Thread.ofVirtual().name("courier-pulse").start(() -> {
            try {
                tally.pulse();
            } finally {
                pulsing.set(false);
            }
        });
    }

    @Override
    public int recipients() {
        return batch.recipients().size();
    }

    @Override
    public int failedConnects() {
        Tally tally = recorder;
        return tally == null ? 0 : tally.calls().failedConnects();
    }

    @Override
    public Batch.Claim claim() {
        return batch.claim();
    }

    @Override
    public void run(Consumer<Gates.Manner> spoken) {
        guarded((letter, tally) -> spoken.accept(carry(letter, tally)));
    }

    /// Dials nobody: what is too old by now is given up.
    ///
    /// @param why it has waited so long
    void endUntried(Progress.Said why) {
        guarded((letter, tally) -> {
            if (!letter.local() && means.dispatch().stays(batch.destination())) tally.stays();
            tally.waits(why);
        });
    }

    private void guarded(BiConsumer<Letter, Tally> work) {
        try {
            attempt(work);
        } catch (LostClaimException lost) {
            LOG.infof(
                    "delivery claim-lost batch=%d fence=%d",
                    batch.claim().id(), batch.claim().fence());
            giveBack();
        } catch (RuntimeException | Error broken) {
            tell(broken);
        } finally {
            means.leases().release(batch.claim());
        }
    }

    private void giveBack() {
        try {
            means.leases().giveBackNow(batch.claim());
        } catch (RuntimeException broken) {
            tell(broken);
        }
    }

    private void tell(Throwable broken) {
        var claim = batch.claim();
        if (DatabaseException.among(broken)) {
            LOG.warnf("delivery database-away batch=%d cause=%s", claim.id(), DatabaseException.brief(broken));
        } else {
            LOG.errorf(broken, "delivery attempt-broken batch=%d letter=%d", claim.id(), claim.outgoingId());
        }
    }

    private void attempt(BiConsumer<Letter, Tally> work) {
        Letter letter = letter();
        var tally = new Tally(batch, letter, means.office());
        recorder = tally;
        try {
            work.accept(letter, tally);
        } catch (RuntimeException broken) {
            if (PassingFault.among(broken)) stop.ask();
            throw broken;
        } finally {
            boolean late = stop.late() && !tally.untried().isEmpty();
            if (late) tally.later(SLOW);
            tally.end(stop.asked() && !late);
        }
    }

    /// A letter that cannot be read now can never be: its batch is set aside, or nobody would ever see that it waits.
    private Letter letter() {
        try {
            return means.shelf().letter(batch.claim().outgoingId());
        } catch (RuntimeException broken) {
            if (!DatabaseException.among(broken)) means.leases().setAside(batch.claim());
            throw broken;
        }
    }

    private Gates.Manner carry(Letter letter, Tally tally) {
        if (letter.local() && !(route instanceof Route.Hosts)) {
            means.localDrop().deliver(batch.claim(), letter, tally, stop);
            return Gates.Manner.WELL;
        }
        tally.refuseSuppressed();
        if (tally.untried().isEmpty()) return Gates.Manner.UNTRIED;
        if (!letter.local()
                && !(route instanceof Route.Capture)
                && means.dispatch().stays(batch.destination())) {
            return means.dispatch().toOurselves(tally, stop);
        }
        return switch (route) {
            case Route.Capture capture -> capture(letter, tally);
            case Route.Hosts hosts -> means.dispatch().toHosts(hosts, batch.destination(), tally, stop);
            case Route.Smarthost smarthost -> means.dispatch().toSmarthost(smarthost, tally, stop);
            case Route.Mx mx -> means.dispatch().toMailHosts(mx, batch.destination(), tally, stop);
        };
    }

    /// Nothing leaves; but letters to people who have their folders here need not leave.
    private Gates.Manner capture(Letter letter, Tally tally) {
        List<Recipient> inside = means.dispatch().stays(batch.destination()) ? inside() : List.of();
        keep(tally.untried().stream().filter(r -> !inside.contains(r)).toList(), letter, tally);
        return inside.isEmpty() || stop.asked()
                ? Gates.Manner.WELL
                : means.dispatch().toOurselves(tally, stop);
    }

    private List<Recipient> inside() {
        return batch.recipients().stream()
                .filter(r -> means.localDrop().holds(r.address()))
                .toList();
    }

    private void keep(List<Recipient> all, Letter letter, Tally tally) {
        for (int from = 0; from < all.size() && !stop.asked(); from += CAPTURED_AT_ONCE) {
            List<Recipient> some = all.subList(from, Math.min(all.size(), from + CAPTURED_AT_ONCE));
            var copies = new ArrayList<Captured.Copy>();
            for (Recipient recipient : some) {
                copies.add(new Captured.Copy(
                        letter.copies().returnPath(recipient),
                        recipient.address().toString(),
                        letter.subject(),
                        letter.copies().whole(recipient)));
            }
            tally.deliveredWith(some, () -> means.captured().keep(copies));
        }
    }
}

package org.carillon.trust;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.carillon.trust.blocklist.BlockLists;
import org.carillon.trust.greylist.Correspondents;
import org.carillon.trust.greylist.Greylist;
import org.carillon.trust.refusals.Refusals;

/// What is remembered of strangers at the door, all of it: looked over at the start, and swept by
/// the hour.
@ApplicationScoped
public class Strangers {
    private final BlockLists blockLists;
    private final Greylist greylist;
    private final Correspondents correspondents;
    private final Refusals refusals;
    private final Clock clock;

    Strangers(BlockLists blockLists, Greylist greylist, Correspondents correspondents, Refusals refusals, Clock clock) {
        this.blockLists = blockLists;
        this.greylist = greylist;
        this.correspondents = correspondents;
        this.refusals = refusals;
        this.clock = clock;
    }

    /// @throws IllegalArgumentException with a sentence for the operator, for a wrong setting
    public void check() {
        blockLists.check();
        greylist.check();
    }

    /// Forgets what has grown old. Returns how many rows went.
    public int sweep() {
        Instant now = clock.instant();
        return greylist.sweep(now) + correspondents.sweep(now) + refusals.sweep();
    }
}

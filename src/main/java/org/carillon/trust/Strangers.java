package org.carillon.trust;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.carillon.trust.blocklist.BlockLists;
import org.carillon.trust.blocklist.Reveille;
import org.carillon.trust.greylist.Correspondents;
import org.carillon.trust.greylist.Greylist;
import org.carillon.trust.refusals.Refusals;

/// What is asked about strangers and remembered of them, all of it: looked over at the start, and swept by the hour.
@ApplicationScoped
public class Strangers {
    private final TrustConfig config;
    private final AuthservId id;
    private final BlockLists blockLists;
    private final Reveille reveille;
    private final Greylist greylist;
    private final Correspondents correspondents;
    private final Refusals refusals;
    private final Clock clock;

    Strangers(
            TrustConfig config,
            AuthservId id,
            BlockLists blockLists,
            Reveille reveille,
            Greylist greylist,
            Correspondents correspondents,
            Refusals refusals,
            Clock clock) {
        this.config = config;
        this.id = id;
        this.blockLists = blockLists;
        this.reveille = reveille;
        this.greylist = greylist;
        this.correspondents = correspondents;
        this.refusals = refusals;
        this.clock = clock;
    }

    /// And settles by which name this house signs, before any letter comes.
    ///
    /// @throws IllegalArgumentException with a sentence for the operator, for a wrong setting
    public void check() {
        SoundTrust.check(config);
        blockLists.check(config.patience());
        greylist.check();
        id.text();
    }

    /// Asks lists again that somebody on another node wants asked. Called every few seconds.
    public void look() {
        reveille.look();
    }

    /// Forgets what has grown old. Returns how many rows went.
    public int sweep() {
        Instant now = clock.instant();
        return greylist.sweep(now) + correspondents.sweep(now) + refusals.sweep();
    }
}

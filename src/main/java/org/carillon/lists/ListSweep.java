package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.carillon.store.Slots;
import org.carillon.store.Sql;

/// Forgets what lists need to remember no longer.
@ApplicationScoped
public class ListSweep {
    /// How long an owner can ask why a post was held.
    private static final Duration DECISIONS = Duration.ofDays(90);

    /// How long whoever looks sees that a token has ended.
    private static final Duration ENDED_TOKENS = Duration.ofDays(30);

    private final Sql sql;
    private final Slots slots;
    private final Clock clock;
    private final Trail trail;
    private final SiteTrail siteTrail;
    private final Invitations invitations;
    private final TrailConfig config;
    private final MemberCount count;

    ListSweep(
            Sql sql,
            Slots slots,
            Clock clock,
            Trail trail,
            SiteTrail siteTrail,
            Invitations invitations,
            TrailConfig config,
            MemberCount count) {
        this.count = count;
        this.invitations = invitations;
        this.siteTrail = siteTrail;
        this.trail = trail;
        this.config = config;
        this.sql = sql;
        this.slots = slots;
        this.clock = clock;
    }

    /// Returns how many rows went.
    public int sweep() {
        Instant now = clock.instant();
        int gone = forgotten(now);
        count.check();
        return gone;
    }

    private int forgotten(Instant now) {
        return sql.update("delete from seen_post where seen_at < ?", now.minus(Posts.MEMORY))
                + sql.update("delete from confirmation where expires_at < ?", now)
                + expiredInvitations()
                + sql.update("delete from api_token where expires_at < ?", now.minus(ENDED_TOKENS))
                + slots.sweep()
                + oldTrails(now)
                + sql.update("delete from posting_decision where decided_at < ?", now.minus(DECISIONS));
    }

    private int expiredInvitations() {
        int gone = 0;
        for (int more = invitations.expire(); more > 0; more = invitations.expire()) gone += more;
        return gone;
    }

    private int oldTrails(Instant now) {
        if (config.days() <= 0) return 0;
        Instant before = now.minus(Duration.ofDays(config.days()));
        return trail.forget(before) + siteTrail.forget(before);
    }
}

package org.carillon.pipeline;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.carillon.spool.Claims;
import org.carillon.spool.SpoolItem;
import org.carillon.store.DatabaseException;
import org.jboss.logging.Logger;

/// The letters this node has claimed, and the heartbeat that keeps the claims alive while work on them goes on.
final class InHand {
    private static final Logger LOG = Logger.getLogger(InHand.class);

    private final Claims claims;
    private final Set<SpoolItem> items = ConcurrentHashMap.newKeySet();

    InHand(Claims claims) {
        this.claims = claims;
    }

    void add(SpoolItem item) {
        items.add(item);
    }

    void remove(SpoolItem item) {
        items.remove(item);
    }

    int size() {
        return items.size();
    }

    /// Renews every claim. One that is gone needs no word: either the letter was just finished, or another node
    /// has it and the fence stops this one from writing.
    void renewAll() {
        for (SpoolItem item : items) {
            try {
                claims.renew(item);
            } catch (DatabaseException away) {
                LOG.warnf("claim not renewed item=%d cause=%s", item.id(), away.brief());
            }
        }
    }
}

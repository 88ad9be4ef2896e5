package org.carillon.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps the claims of all living attempts alive, and stops an attempt whose claim is lost.
@ApplicationScoped
class Leases {
    private final Claims claims;
    private final Map<Batch.Claim, Runnable> living = new ConcurrentHashMap<>();

    Leases(Claims claims) {
        this.claims = claims;
    }

    /// @param stop called from another thread when the claim is lost
    void keep(Batch.Claim claim, Runnable stop) {
        living.put(claim, stop);
    }

    void release(Batch.Claim claim) {
        living.remove(claim);
    }

    /// Called a few times within the length of a lease.
    void renew() {
        for (Batch.Claim lost : claims.renew(new ArrayList<>(living.keySet()))) {
            Runnable stop = living.remove(lost);
            // an attempt that ended meanwhile is no longer in the map, or is just about to leave it; one that lives
            // says itself what it has lost, when it cannot write down how far it came
            if (stop != null) stop.run();
        }
    }
}

package org.carillon.spool;

/// Another node has taken over this letter because the lease ran out; whatever this one did is rolled back.
public final class LostClaimException extends RuntimeException {
    private static final long serialVersionUID = 1;

    LostClaimException(SpoolItem item) {
        super("claim lost item=" + item.id() + " fence=" + item.fence());
    }
}

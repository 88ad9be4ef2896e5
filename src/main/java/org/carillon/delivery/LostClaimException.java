package org.carillon.delivery;

/// Somebody else has the batch now: another node after the lease ended, or a person who deleted or held it.
/// Whoever catches this stops and writes nothing more.
final class LostClaimException extends RuntimeException {
    private static final long serialVersionUID = 1;

    LostClaimException(Batch.Claim claim) {
        super("batch " + claim.id() + " with fence " + claim.fence() + " belongs to somebody else");
    }
}

package org.carillon.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.carillon.bounces.Bounces;
import org.carillon.delivery.Failure;
import org.carillon.delivery.Failures;

/// Copies of lists' posts that delivery gave up: it knows nothing of lists, so they are handed to `bounces`
/// here. Both sides change in one transaction, so that none is counted twice.
@ApplicationScoped
public class FailedCopies {
    private static final int AT_ONCE = 500;

    private final Failures failures;
    private final Bounces bounces;

    FailedCopies(Failures failures, Bounces bounces) {
        this.failures = failures;
        this.bounces = bounces;
    }

    /// Hands over what there is, oldest first.
    @Transactional
    public void handOver() {
        List<Failure> failed = failures.unhandled(AT_ONCE);
        for (Failure failure : failed) {
            long listId = Long.parseLong(failure.origin().substring(Failures.OF_LISTS.length()));
            bounces.failed(
                    listId,
                    failure.tag(),
                    failure.address(),
                    failure.refusal().status(),
                    failure.refusal().reply());
        }
        failures.markHandled(failed);
    }
}

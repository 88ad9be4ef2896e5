package org.carillon.listener;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.carillon.trust.Patience;
import org.carillon.trust.blocklist.Hearing;
import org.carillon.trust.blocklist.Verdict;
import org.jspecify.annotations.Nullable;

/// What is found out about one client during its session, so that no letter waits twice for the same: block lists are
/// asked once, and each letter has one clock for all it waits for. For the thread of the session.
final class Inquiry {
    private final Caller caller;
    private final Duration all;
    private final LongSupplier nanos;
    private Patience patience;
    private @Nullable Hearing heard;

    /// @param all how long a letter may wait
    Inquiry(Caller caller, Duration all, LongSupplier nanos) {
        this.caller = caller;
        this.all = all;
        this.nanos = nanos;
        this.patience = new Patience(all, nanos);
    }

    Caller caller() {
        return caller;
    }

    /// Another letter waits anew.
    void letterBegins() {
        patience = new Patience(all, nanos);
    }

    Patience patience() {
        return patience;
    }

    /// What block lists say of the client. A list that did not answer in its time is not waited for again in this
    /// session; one that had less time is, as the client may have taken it away.
    Verdict verdict(Guards.Lists lists) {
        Hearing known = heard;
        if (known == null || !known.complete()) {
            known = patience.during(left -> lists.of(caller.address(), left));
            heard = known;
        }
        return known.verdict();
    }
}

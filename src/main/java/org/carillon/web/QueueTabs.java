package org.carillon.web;

import jakarta.enterprise.context.ApplicationScoped;
import org.carillon.delivery.Queue;
import org.carillon.delivery.Suppressions;
import org.carillon.spool.SetAside;

/// What every page of the queue says on top.
@ApplicationScoped
class QueueTabs {
    private final Queue queue;
    private final SetAside setAside;
    private final Suppressions suppressions;

    QueueTabs(Queue queue, SetAside setAside, Suppressions suppressions) {
        this.queue = queue;
        this.setAside = setAside;
        this.suppressions = suppressions;
    }

    /// @param waiting recipients that wait for their copy
    /// @param aside letters that were set aside
    /// @param suppressed addresses and domains to which nothing is sent
    record Head(long waiting, long aside, long suppressed, String here) {}

    /// @param here the section at hand
    Head head(String here) {
        return new Head(queue.length(), setAside.count("shunted"), suppressions.count(), here);
    }
}

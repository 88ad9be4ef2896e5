package org.carillon.delivery;

import jakarta.enterprise.context.ApplicationScoped;

/// Takes a batch to the hosts that shall have it.
@ApplicationScoped
class Dispatch {
    Gates.Manner toSmarthost(Route.Smarthost smarthost, Batch batch, Tally tally, Stop stop) {
        tally.later("no way yet");
        return Gates.Manner.WELL;
    }

    Gates.Manner toMailHosts(Route.Mx mx, Batch batch, Tally tally, Stop stop) {
        tally.later("no way yet");
        return Gates.Manner.WELL;
    }

    void tend() {}

    void close() {}
}

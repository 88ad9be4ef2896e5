package org.carillon.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import org.carillon.domains.Domains;
import org.carillon.mail.Address;
import org.carillon.mail.SenderKey;
import org.carillon.store.Slots;

/// Bounds the reports that leave, whatever was believed about senders before: the last guard against being used to
/// have reports rain on somebody. It holds on all nodes together.
@ApplicationScoped
public class ReportBudget {
    private final Slots slots;
    private final Domains domains;
    private final DeliveryConfig.Reports config;

    ReportBudget(Slots slots, Domains domains, DeliveryConfig config) {
        this.slots = slots;
        this.domains = domains;
        this.config = config.reports();
    }

    /// Takes what one report costs, at once: it stays spent when the caller's transaction rolls back ([Slots]). People
    /// here must hear of each failure of theirs, and nobody outside is bothered by that.
    ///
    /// @return false when it must not be sent
    public boolean allows(Address to) {
        if (domains.ours(to.domain())) return true;
        return slots.take("report", SenderKey.ofMailbox(to), Slots.Bound.hourly(config.perAddress()))
                && slots.take("reports", "", Slots.Bound.hourly(config.perHour()));
    }

    /// The same for what the postmaster hears in another's place.
    boolean allowsPostmaster() {
        return slots.take("postmaster", "", Slots.Bound.hourly(config.toPostmaster()));
    }
}

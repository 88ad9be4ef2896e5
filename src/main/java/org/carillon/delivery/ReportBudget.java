package org.carillon.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.carillon.domains.Domains;
import org.carillon.mail.Address;
import org.carillon.mail.SenderKey;
import org.carillon.store.Slots;

/// Bounds the reports that leave, whatever was believed about senders before: the last guard against being used to
/// have reports rain on somebody. It holds on all nodes together.
@ApplicationScoped
public class ReportBudget {
    /// For this long a report that is tried again has been paid for; longer than anybody tries.
    private static final Duration PAID = Duration.ofMinutes(15);

    private static final int MOST_PAID = 1_000;

    private final Cache<Paid, Boolean> paid =
            Caffeine.newBuilder().maximumSize(MOST_PAID).expireAfterWrite(PAID).build();
    private final Slots slots;
    private final Domains domains;
    private final DeliveryConfig.Reports config;

    private record Paid(String who, Object report) {}

    ReportBudget(Slots slots, Domains domains, DeliveryConfig config) {
        this.slots = slots;
        this.domains = domains;
        this.config = config.reports();
    }

    /// Takes what one report costs, at once: it stays spent when the caller's transaction rolls back ([Slots]), and is
    /// not asked for again when that is tried again. People here must hear of each failure of theirs, and nobody
    /// outside is bothered by that.
    ///
    /// @param report what the same report equals when it is tried again, and no other
    /// @return false when it must not be sent
    public boolean allows(Address to, Object report) {
        if (domains.ours(to.domain())) return true;
        String who = SenderKey.ofMailbox(to);
        return once(
                new Paid(who, report),
                () -> slots.take("report", who, Slots.Bound.hourly(config.perAddress()))
                        && slots.take("reports", "", Slots.Bound.hourly(config.perHour())));
    }

    /// The same for what the postmaster hears in another's place.
    boolean allowsPostmaster(Object report) {
        return once(
                new Paid("", report), () -> slots.take("postmaster", "", Slots.Bound.hourly(config.toPostmaster())));
    }

    private boolean once(Paid what, BooleanSupplier take) {
        if (paid.getIfPresent(what) != null) return true;
        boolean taken = take.getAsBoolean();
        if (taken) paid.put(what, true);
        return taken;
    }
}

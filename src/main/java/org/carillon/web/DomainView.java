package org.carillon.web;

import java.util.List;
import java.util.Optional;
import org.carillon.domains.DomainKey;
import org.carillon.domains.KeyState;
import org.carillon.trust.DnsCheck;
import org.jspecify.annotations.Nullable;

/// A domain of ours as its page shows it.
///
/// @param signing letters of this server are signed at all
/// @param policy what is served for MTA-STS, if anything
record DomainView(
        String name,
        boolean signing,
        List<DomainKey> keys,
        List<DnsCheck> checks,
        @Nullable String policy) {

    static DomainView of(
            String name, boolean signing, List<DomainKey> keys, List<DnsCheck> checks, Optional<String> policy) {
        return new DomainView(name, signing, keys, checks, policy.orElse(null));
    }

    public boolean keyless() {
        return !has(KeyState.ACTIVE);
    }

    public boolean hasNext() {
        return has(KeyState.NEXT);
    }

    private boolean has(KeyState state) {
        return keys.stream().anyMatch(key -> key.state() == state);
    }

    /// At least one record was looked for.
    public boolean asked() {
        return checks.stream().anyMatch(check -> check.state() != DnsCheck.State.UNKNOWN);
    }

    /// Needed records that the DNS does not show as they should be.
    public long open() {
        return checks.stream()
                .filter(check -> check.record().purpose().needed() && !check.published())
                .count();
    }
}

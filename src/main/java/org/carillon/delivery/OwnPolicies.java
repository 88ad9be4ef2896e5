package org.carillon.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Our own MTA-STS policies, read as others read them.
@ApplicationScoped
public class OwnPolicies {
    private final Sts sts;

    OwnPolicies(Sts sts) {
        this.sts = sts;
    }

    /// True when this policy is what the domain publishes by HTTPS, with a certificate that we believe. May take a
    /// minute or two; an interrupt ends it.
    public boolean served(String domain, String policy) {
        Optional<StsPolicy> seen = sts.published(domain);
        return seen.isPresent() && seen.equals(StsPolicy.parse(policy));
    }
}

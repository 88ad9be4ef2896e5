package org.carillon.vacation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How many replies leave at most, whatever others do; see docs/vacation.md for the bound they give. Raising one
/// lets more people hear that somebody is away, and lets two machines talk longer before they fall silent.
@ConfigMapping(prefix = "carillon.vacation")
public interface VacationConfig {
    /// Replies of one account to one registrable domain in any 7 days.
    @WithDefault("3")
    int domainPerWeek();

    /// The same for a domain of ours, whose people are known.
    @WithDefault("50")
    int ownDomainPerWeek();

    /// Replies of one account in any 24 hours.
    @WithDefault("50")
    int accountPerDay();

    /// Replies of all accounts in any hour. It protects the name of this host as a sender.
    @WithDefault("2000")
    int sitePerHour();
}

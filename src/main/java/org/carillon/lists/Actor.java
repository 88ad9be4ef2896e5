package org.carillon.lists;

import java.util.List;
import org.carillon.mail.Address;

/// Whoever wants to do something with a list, and what is known of them.
///
/// @param addresses that are proven to be theirs
/// @param grants what they may by something else than an address
public record Actor(By by, List<Address> addresses, List<Grant> grants) {
    public Actor {
        addresses = List.copyOf(addresses);
        grants = List.copyOf(grants);
    }

    /// Nothing is known of them.
    public static Actor nobody(By by) {
        return new Actor(by, List.of(), List.of());
    }

    /// What a token, or the mark of a site admin, gives.
    ///
    /// @param domain empty: all domains
    /// @param list the local part; empty: all lists there
    public record Grant(Role role, String domain, String list) {
        public static final Grant SITE = new Grant(Role.SITE_ADMIN, "", "");

        /// For the whole site.
        public boolean everywhere() {
            return domain.isEmpty() && role == Role.SITE_ADMIN;
        }

        /// Of the one list that it is for, else empty.
        public String listAddress() {
            return list.isEmpty() ? "" : list + "@" + domain;
        }

        boolean reaches(Address address) {
            return within(address.domain()) && (list.isEmpty() || list.equals(address.local()));
        }

        boolean within(String other) {
            return domain.isEmpty() || domain.equals(other);
        }
    }

    /// Runs the whole site.
    public boolean everywhere() {
        return grants.contains(Grant.SITE);
    }
}

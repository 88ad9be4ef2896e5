package org.carillon.lists;

import java.util.Locale;

/// What somebody is to a list. Each may do what those before it may, and more: see [Right].
public enum Role {
    /// Anybody, known or not.
    VISITOR("visitor"),
    MEMBER("member"),
    /// Decides about posts and people who wait.
    MODERATOR("moderator"),
    /// Runs the list: its settings and its people.
    OWNER("owner"),
    /// Runs all lists of a domain.
    DOMAIN_ADMIN("domain admin"),
    /// Runs the site.
    SITE_ADMIN("site admin");

    private final String words;

    Role(String words) {
        this.words = words;
    }

    /// In words for people: `domain admin`.
    public String words() {
        return words;
    }

    /// As programs write it: `domain-admin`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public boolean atLeast(Role other) {
        return compareTo(other) >= 0;
    }
}

package org.carillon.bounces;

import java.util.Locale;

/// What a bounce means for the one who did not get the letter.
public enum BounceKind {
    /// The mailbox is not there, or does not want mail for good.
    PERMANENT,
    /// Not now; another day perhaps.
    TRANSIENT,
    /// The letter or its sender was not liked: spam, block lists, rules of the house.
    POLICY,
    /// The mailbox is full.
    FULL,
    /// No bounce: the addressee is away.
    AUTO_REPLY,
    /// No bounce yet: the host goes on trying.
    DELAYED,
    /// The addressee called the letter spam (RFC 5965).
    COMPLAINT,
    /// No failure at all.
    NONE;

    /// As it stands in records: `auto-reply`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// True when the letter did not arrive.
    public boolean failure() {
        return switch (this) {
            case PERMANENT, TRANSIENT, POLICY, FULL -> true;
            case AUTO_REPLY, DELAYED, COMPLAINT, NONE -> false;
        };
    }
}

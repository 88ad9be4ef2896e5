package org.carillon.trust.spf;

/// One way to recognise a client (RFC 7208 §5).
sealed interface Mechanism {
    /// Everybody.
    record All() implements Mechanism {}

    /// Whom another domain lets send.
    record Include(MacroText domain) implements Mechanism {}

    /// The hosts of that name, and those with addresses like theirs.
    record A(MacroText domain, Prefixes prefixes) implements Mechanism {}

    /// The mail hosts of a domain, and those with addresses like theirs.
    record Mx(MacroText domain, Prefixes prefixes) implements Mechanism {}

    /// Clients with a confirmed name in that domain.
    record Ptr(MacroText domain) implements Mechanism {}

    /// `ip4` and `ip6`.
    record Ip(AddressBlock block) implements Mechanism {}

    /// Everybody, when that name has an address of IPv4.
    record Exists(MacroText domain) implements Mechanism {}

    /// True when it asks the DNS, and so counts against the limit (RFC 7208 §4.6.4).
    default boolean asks() {
        return switch (this) {
            case All _ -> false;
            case Ip _ -> false;
            case Include _ -> true;
            case A _ -> true;
            case Mx _ -> true;
            case Ptr _ -> true;
            case Exists _ -> true;
        };
    }
}

package org.carillon.web;

import java.time.Instant;
import java.util.List;
import org.carillon.lists.MailingList;
import org.carillon.lists.Right;
import org.carillon.mail.Address;
import org.jspecify.annotations.Nullable;

/// What a visitor may do with a list as a whole.
///
/// @param closedAt null: it is open
/// @param former addresses that it had before, and keeps
/// @param domains to which it may be moved; empty: not at all
/// @param deletes the visitor may delete it
record LifeView(@Nullable Instant closedAt, List<String> former, List<String> domains, boolean deletes) {
    /// What was typed for a new address.
    ///
    /// @param ended the address was another list's, and may be used again
    record Typed(String local, String domain, String fault, boolean ended) {
        static Typed of(Address now) {
            return new Typed(now.local(), now.domain(), "", false);
        }
    }

    /// What goes when the list is deleted.
    record Toll(long members, long posts, long held, long requests) {}

    static LifeView of(MailingList list, Visitor visitor, List<String> domains) {
        List<String> former =
                list.formerAddresses().stream().map(Address::toString).toList();
        return new LifeView(list.closedAt().orElse(null), former, domains, visitor.may(Right.DELETE, list));
    }

    public boolean closed() {
        return closedAt != null;
    }

    public boolean moves() {
        return !domains.isEmpty();
    }
}

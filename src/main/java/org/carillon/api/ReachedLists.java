package org.carillon.api;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.carillon.lists.Actor;
import org.carillon.lists.MailingList;
import org.carillon.mail.Address;
import org.jspecify.annotations.Nullable;

/// The lists that the token at hand is for, page by page.
@ApplicationScoped
class ReachedLists {
    private final Caller caller;

    ReachedLists(Caller caller) {
        this.caller = caller;
    }

    /// The first ones behind that address (null: from the first), in the order of their addresses.
    List<MailingList> page(@Nullable Address after, int limit) {
        Actor.Grant grant = caller.grant();
        if (grant.everywhere()) return MailingList.page(after, limit);
        String behind = after != null && after.domain().equals(grant.domain()) ? after.local() : "";
        if (grant.list().isEmpty()) return MailingList.page(grant.domain(), behind, limit);
        return MailingList.at(new Address(grant.list(), grant.domain())).stream()
                .filter(list -> list.address().local().compareTo(behind) > 0)
                .toList();
    }
}

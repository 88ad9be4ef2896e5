package org.carillon.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.carillon.lists.MailingList;
import org.carillon.lists.Right;
import org.carillon.mail.Address;
import org.jspecify.annotations.Nullable;

/// The lists that a visitor may know of, page by page.
@ApplicationScoped
class ListShelf {
    /// @param next the address behind which the next page begins; empty on the last
    record Page(List<ListCard> lists, String next) {}

    /// Lists that are read at a time.
    private static final int BATCH = 100;

    private final Visitor visitor;

    ListShelf(Visitor visitor) {
        this.visitor = visitor;
    }

    /// @param after an address, or empty for the first page
    Page page(String after, int most) {
        List<MailingList> lists = known(Address.parse(after).orElse(null), most + 1);
        List<MailingList> here = lists.subList(0, Math.min(most, lists.size()));
        String next = lists.size() > most ? here.getLast().address().toString() : "";
        return new Page(here.stream().map(ListCard::of).toList(), next);
    }

    /// The first lists behind that address of which this visitor may know. Reads on over the others, so that
    /// neither a gap nor the address in the link to the next page tells that there are some.
    private List<MailingList> known(@Nullable Address after, int most) {
        var known = new ArrayList<MailingList>();
        @Nullable Address behind = after;
        while (known.size() < most) {
            List<MailingList> read = MailingList.page(behind, BATCH);
            read.stream()
                    .filter(list -> visitor.may(Right.SEE_LIST, list))
                    .limit(most - known.size())
                    .forEach(known::add);
            if (read.size() < BATCH) break;
            behind = read.getLast().address();
        }
        return known;
    }
}

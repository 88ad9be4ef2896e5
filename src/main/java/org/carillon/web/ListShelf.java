package org.carillon.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.carillon.lists.MailingList;
import org.carillon.mail.Address;
import org.jspecify.annotations.Nullable;

/// The lists that a visitor may know of, page by page.
@ApplicationScoped
class ListShelf {
    /// @param next the address behind which the next page begins; empty on the last
    record Page(List<ListCard> lists, String next) {}

    private final Visitor visitor;

    ListShelf(Visitor visitor) {
        this.visitor = visitor;
    }

    /// @param after an address, or empty for the first page
    Page page(String after, int most) {
        @Nullable Address behind = Address.parse(after).orElse(null);
        List<MailingList> lists = MailingList.page(behind, most + 1);
        List<MailingList> here = lists.subList(0, Math.min(most, lists.size()));
        String next = lists.size() > most ? here.getLast().address().toString() : "";
        return new Page(here.stream().filter(visitor::sees).map(ListCard::of).toList(), next);
    }
}

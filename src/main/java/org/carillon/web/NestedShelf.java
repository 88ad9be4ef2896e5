package org.carillon.web;

import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.function.Predicate;
import org.carillon.lists.MailingList;
import org.carillon.lists.Nesting;
import org.carillon.lists.Right;
import org.carillon.lists.Setting;

/// The lists on a list and those it is on, as far as this visitor may know of them.
@RequestScoped
class NestedShelf {
    /// @param path of its home; empty for who may not see that
    /// @param wider more people read its archive than that of the list at hand, so that posts can be read there
    record Other(String name, String address, String path, boolean wider) {}

    /// @param on the lists on it
    /// @param above the lists it is on
    /// @param leave the visitor may take it off those
    record Family(List<Other> on, List<Other> above, boolean leave) {
        public boolean any() {
            return !on.isEmpty() || !above.isEmpty();
        }
    }

    /// Who reads an archive, from nobody to everybody.
    private static final List<String> READERS = List.of("none", "owners", "members", "public");

    private final Visitor visitor;
    private final Nesting nesting;

    NestedShelf(Visitor visitor, Nesting nesting) {
        this.visitor = visitor;
        this.nesting = nesting;
    }

    /// For those who run it: every one.
    Family all(MailingList list) {
        return family(list, other -> true);
    }

    /// For whoever looks at it: a list that the visitor may not know of is not there.
    Family visible(MailingList list) {
        return family(list, this::sees);
    }

    private Family family(MailingList list, Predicate<MailingList> shown) {
        return new Family(
                others(nesting.on(list), list, shown),
                others(nesting.above(list), list, shown),
                visitor.may(Right.NEST, list));
    }

    private List<Other> others(List<MailingList> lists, MailingList here, Predicate<MailingList> shown) {
        return lists.stream()
                .filter(shown)
                .map(one -> new Other(
                        Harmless.line(one.name(), one.address().local()),
                        one.address().toString(),
                        sees(one) ? Paths.list(one.address()) : "",
                        readers(one) > readers(here)))
                .toList();
    }

    private boolean sees(MailingList list) {
        return visitor.may(Right.SEE_LIST, list);
    }

    private static int readers(MailingList list) {
        return READERS.indexOf(list.settings().value(Setting.ARCHIVE));
    }
}

package org.carillon.lists;

import java.util.List;
import java.util.stream.Stream;
import org.carillon.mail.Address;

/// By what a letter can name a list.
///
/// @param before where it was; letters to these reach it
/// @param listId see [MailingList#listId()]
record OwnAddresses(Address now, List<Address> before, String listId) {
    OwnAddresses {
        before = List.copyOf(before);
    }

    static OwnAddresses of(Address address) {
        return new OwnAddresses(address, List.of(), ListFields.listId(address));
    }

    Stream<Address> all() {
        return Stream.concat(Stream.of(now), before.stream());
    }

    boolean has(Address address) {
        return all().anyMatch(address::sameMailbox);
    }
}

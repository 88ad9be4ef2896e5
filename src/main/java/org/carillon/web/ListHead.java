package org.carillon.web;

import org.carillon.lists.MailingList;

/// What every page below a list says of it.
///
/// @param path of its home
record ListHead(String name, String address, String path) {
    static ListHead of(MailingList list) {
        return new ListHead(
                Harmless.line(list.name(), list.address().local()),
                list.address().toString(),
                Paths.list(list.address()));
    }
}

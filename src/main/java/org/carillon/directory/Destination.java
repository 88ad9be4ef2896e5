package org.carillon.directory;

import org.carillon.mail.Address;

/// What lives at an address.
public sealed interface Destination {
    /// A post to a list.
    record ListPost(long listId) implements Destination {}

    /// A command to a list's robot: `word` is the suffix (`request`, `join`, `leave`, `confirm`, `help`),
    /// `argument` what follows it (`-confirm+TOKEN`), or empty.
    record ListCommand(long listId, String word, String argument) implements Destination {}

    /// A bounce that comes back to a member's return path; `argument` is `TAG.MAC`.
    record ListBounce(long listId, String argument) implements Destination {}

    /// A letter to the people who run a list.
    record ListOwner(long listId) implements Destination {}

    /// The folders of somebody with an account.
    record PersonInbox(long personId) implements Destination {}

    /// The return path of a letter that was forwarded to the outside: a bounce to it goes on to whoever sent that.
    record ForwardReturn(Address sender) implements Destination {}

    /// RFC 5321 §4.5.1: every domain has one.
    record Postmaster(String domain) implements Destination {}

    /// Not a domain of ours.
    record Remote(Address address) implements Destination {}

    /// A domain of ours, but nobody there.
    record Unknown() implements Destination {}
}

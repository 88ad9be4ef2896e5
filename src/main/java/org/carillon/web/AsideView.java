package org.carillon.web;

import java.time.Instant;
import org.carillon.spool.SetAside;

/// A letter that was set aside, as pages show it.
///
/// @param from empty for the empty return path
/// @param error what went wrong last
record AsideView(long id, String from, String to, Instant since, int size, String error) {
    static AsideView of(SetAside.Entry entry) {
        return new AsideView(
                entry.id(),
                Harmless.line(entry.sender(), ""),
                Harmless.line(entry.recipient(), ""),
                entry.acceptedAt(),
                entry.size(),
                Harmless.line(entry.error(), ""));
    }
}

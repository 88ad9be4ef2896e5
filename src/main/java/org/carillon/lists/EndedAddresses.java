package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.carillon.mail.Address;
import org.carillon.store.Sql;
import org.jspecify.annotations.Nullable;

/// Addresses that lists had once. People still write to them, so that nothing new gets these letters unless whoever
/// makes it has said so.
@ApplicationScoped
public class EndedAddresses {
    private final Sql sql;
    private final Clock clock;

    EndedAddresses(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// In the transaction that takes the address from the list.
    void add(MailingList list, Address address, By by) {
        take(address);
        sql.update(
                "insert into ended_address (domain, local, list_id, ended_at, ended_by) values (?, ?, ?, ?, ?)",
                address.domain(),
                local(address),
                list.id(),
                clock.instant(),
                PlainText.line(by.who(), Trail.MAX_TEXT));
    }

    /// Why nothing new should stand there; nothing when no list did.
    ///
    /// @param mover which may have its own address back; null for anybody else
    public Optional<String> objection(Address address, @Nullable MailingList mover) {
        return sql.first(
                "select ended_at from ended_address where domain = ? and local = ? and list_id <> ?",
                row -> sentence(address, Sql.instant(row, "ended_at")),
                address.domain(),
                local(address),
                mover == null ? 0 : mover.id());
    }

    private static String sentence(Address address, Instant at) {
        return address + " was the address of a list until " + LocalDate.ofInstant(at, ZoneOffset.UTC)
                + ", and people may still write to it. Choose another one, or say that it shall be used again: by that"
                + " box on the page, by --again on the command line, by \"again\": true in the API.";
    }

    /// From now on it is like any other.
    public void take(Address address) {
        sql.update("delete from ended_address where domain = ? and local = ?", address.domain(), local(address));
    }

    private static String local(Address address) {
        return address.local().toLowerCase(Locale.ROOT);
    }
}

package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.OptionalLong;
import org.carillon.mail.Address;
import org.carillon.store.Sql;

/// From an address to the number of the list that is there: asked for every recipient of every letter, so it is
/// one look into an index, without transaction or entity.
@ApplicationScoped
public class ListNumbers {
    private final Sql sql;

    ListNumbers(Sql sql) {
        this.sql = sql;
    }

    public OptionalLong numberOf(Address address) {
        return sql
                .list(
                        "select id from mailing_list where domain = ? and local = ?",
                        row -> row.getLong(1),
                        address.domain(),
                        address.local().toLowerCase(Locale.ROOT))
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }
}

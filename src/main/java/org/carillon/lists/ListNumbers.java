package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.OptionalLong;
import org.carillon.mail.Address;
import org.carillon.store.Sql;

/// From an address to the number of the list that is there: asked for every recipient of every letter, so it is
/// one look into two indexes, without transaction or entity.
@ApplicationScoped
public class ListNumbers {
    /// A list at its address, or at one that it had before: never two.
    private static final String NUMBER = """
            select id from mailing_list where domain = ? and local = ?
            union all select list_id from former_address where domain = ? and local = ?""";

    private final Sql sql;

    ListNumbers(Sql sql) {
        this.sql = sql;
    }

    public OptionalLong numberOf(Address address) {
        return sql
                .list(
                        NUMBER,
                        row -> row.getLong(1),
                        address.domain(),
                        address.local().toLowerCase(Locale.ROOT),
                        address.domain(),
                        address.local().toLowerCase(Locale.ROOT))
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }
}

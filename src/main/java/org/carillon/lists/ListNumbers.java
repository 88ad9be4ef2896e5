package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.carillon.mail.Address;
import org.carillon.store.Sql;

/// From an address to the number of the list that is there: asked for every recipient of every letter, so it is
/// one look into two indexes, without transaction or entity.
@ApplicationScoped
public class ListNumbers {
    /// A list at its address, or at one that it had before: never two.
    private static final String NUMBER = """
            select id from mailing_list where domain = ? and local = ? and ending = false
            union all select list_id from former_address where domain = ? and local = ?""";

    private final Sql sql;

    ListNumbers(Sql sql) {
        this.sql = sql;
    }

    /// Whether nobody posts there any more; nothing when there is no such list.
    public Optional<Boolean> closed(long listId) {
        return sql.first(
                "select closed_at from mailing_list where id = ? and ending = false",
                row -> row.getObject(1) != null,
                listId);
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

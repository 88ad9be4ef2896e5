package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.carillon.mail.Address;
import org.carillon.store.Sql;
import org.jspecify.annotations.Nullable;

/// What ends with a new ban: the banned wait for no moderator any more, and are not asked in.
@ApplicationScoped
class Banished {
    private static final int PAGE = 500;

    private final Sql sql;
    private final Trail trail;

    Banished(Sql sql, Trail trail) {
        this.sql = sql;
        this.trail = trail;
    }

    private record Row(long id, long list, String address) {}

    /// @param list null: all lists
    void clear(@Nullable MailingList list, BanText text, By by) {
        clear("join_request", "request removed by a ban", list, text, by);
        clear("invitation", "invitation removed by a ban", list, text, by);
    }

    private void clear(String table, String action, @Nullable MailingList list, BanText text, By by) {
        long behind = 0;
        List<Row> page = page(table, list, text, behind);
        while (!page.isEmpty()) {
            for (Row row : page) {
                behind = row.id();
                if (!meant(row, text)) continue;
                boolean mine = sql.update("delete from " + table + " where id = ?", row.id()) > 0;
                if (mine) trail.add(row.list(), by, action, row.address());
            }
            page = page(table, list, text, behind);
        }
    }

    /// What cannot be read is nobody's.
    private static boolean meant(Row row, BanText text) {
        return Address.parse(row.address()).filter(text::means).isPresent();
    }

    /// Of a ban by address only that mailbox is read, and what a node of an older release has written.
    private List<Row> page(String table, @Nullable MailingList list, BanText text, long behind) {
        var where = new StringBuilder("select id, list_id, address from " + table + " where id > ?");
        var values = new ArrayList<Object>(List.of(behind));
        if (list != null) {
            where.append(" and list_id = ?");
            values.add(list.id());
        }
        if (text.kind() == BanText.Kind.ADDRESS) {
            where.append(" and mailbox in (?, '')");
            values.add(Address.of(text.text()).untagged().key());
        }
        values.add(PAGE);
        return sql.list(where + " order by id limit ?", Banished::row, values.toArray());
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(row.getLong(1), row.getLong(2), row.getString(3));
    }
}

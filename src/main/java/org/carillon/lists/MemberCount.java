package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import org.carillon.store.Sql;

/// How many members each list has: counting a million takes a database longer than showing a page of them.
@ApplicationScoped
class MemberCount {
    private final Sql sql;

    MemberCount(Sql sql) {
        this.sql = sql;
    }

    long of(long listId) {
        return sql.number("select members from member_count where list_id = ?", listId);
    }

    /// In the transaction that takes them in or away, behind everything else: until it ends nobody else counts there.
    ///
    /// @param more less than 0 when they go
    void add(long listId, long more) {
        if (more == 0 || changed(listId, more)) return;
        sql.update("insert into member_count (list_id, members) values (?, 0) on conflict do nothing", listId);
        changed(listId, more);
    }

    private boolean changed(long listId, long more) {
        return sql.update("update member_count set members = members + ? where list_id = ?", more, listId) > 0;
    }
}

package org.carillon.lists;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
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

    /// Sets right what an older release on another node, or a hand in the database, did not count. Returns how many
    /// lists were wrong.
    int check() {
        List<Long> wrong = sql.list("""
                select l.id from mailing_list l left join member_count c on c.list_id = l.id
                where coalesce(c.members, 0) <> (select count(*) from member m where m.list_id = l.id)""", row -> row.getLong(1));
        wrong.forEach(list -> QuarkusTransaction.requiringNew().run(() -> recount(list)));
        return wrong.size();
    }

    /// Who comes or goes meanwhile counts behind us, as we hold the row; whoever held it before is seen here.
    private void recount(long listId) {
        sql.update("insert into member_count (list_id, members) values (?, 0) on conflict do nothing", listId);
        sql.number("select members from member_count where list_id = ? for update", listId);
        long members = sql.number("select count(*) from member where list_id = ?", listId);
        sql.update("update member_count set members = ? where list_id = ?", members, listId);
    }

    private boolean changed(long listId, long more) {
        return sql.update("update member_count set members = members + ? where list_id = ?", more, listId) > 0;
    }
}

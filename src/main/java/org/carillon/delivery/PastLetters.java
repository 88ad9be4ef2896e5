package org.carillon.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.carillon.store.Sql;

/// What is kept of letters that have left, when whoever sent them is gone for good.
@ApplicationScoped
public class PastLetters {
    private final Sql sql;

    PastLetters(Sql sql) {
        this.sql = sql;
    }

    /// Forgets some of them, in the caller's transaction; one that still waits for somebody stays until [DeliverySweep]
    /// finds it. Returns how many went.
    ///
    /// @param origin see [Outgoing]
    public int forget(String origin, int most) {
        List<Long> some = sql.list("""
                select id from outgoing where origin = ?
                and not exists (select 1 from outbox where outbox.outgoing_id = outgoing.id) order by origin, id limit ?""", row -> row.getLong(1), origin, most);
        if (some.isEmpty()) return 0;
        Object ids = some.toArray(Long[]::new);
        sql.update("delete from failed_recipient where outgoing_id = any(?)", ids);
        sql.update("delete from outgoing where id = any(?)", ids);
        return some.size();
    }
}

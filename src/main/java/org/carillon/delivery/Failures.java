package org.carillon.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.carillon.mail.Address;
import org.carillon.store.Sql;

/// Recipients who were given up. Those of lists' letters wait here until somebody has drawn the consequences.
@ApplicationScoped
public class Failures {
    /// How the origin of a list's letters begins.
    public static final String OF_LISTS = "list/";

    private final Sql sql;

    Failures(Sql sql) {
        this.sql = sql;
    }

    /// The oldest failures of lists' letters that nobody has dealt with yet. In the caller's transaction, which
    /// keeps other nodes from them.
    public List<Failure> unhandled(int max) {
        return sql.list("""
                select f.id, o.origin, f.address, f.tag, f.status, f.reply, f.host, f.failed_at
                from failed_recipient f join outgoing o on o.id = f.outgoing_id
                where f.id in (select id from failed_recipient where handled = false
                               order by id limit ? for update skip locked)
                order by f.id""", Failures::failure, max);
    }

    /// In the caller's transaction, the one that draws the consequences.
    public void markHandled(Collection<Failure> failures) {
        Long[] ids = failures.stream().map(Failure::id).toArray(Long[]::new);
        if (ids.length == 0) return;
        sql.with(connection -> {
            try (var statement =
                    connection.prepareStatement("update failed_recipient set handled = true where id = any(?)")) {
                statement.setArray(1, connection.createArrayOf("bigint", ids));
                return statement.executeUpdate();
            }
        });
    }

    static Failure failure(ResultSet row) throws SQLException {
        return new Failure(
                row.getLong("id"),
                row.getString("origin"),
                Address.of(row.getString("address")),
                row.getString("tag"),
                new Failure.Refusal(row.getString("status"), row.getString("reply"), row.getString("host")),
                Sql.instant(row, "failed_at"));
    }
}

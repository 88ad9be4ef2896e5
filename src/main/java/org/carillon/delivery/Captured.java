package org.carillon.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.carillon.store.Ids;
import org.carillon.store.Sql;

/// The letters that would have left (route `capture`): the newest ones, within the bounds of the configuration.
@ApplicationScoped
public class Captured {
    /// Letters kept between two looks at the bounds.
    private static final int TRIM_EVERY = 200;

    private final Sql sql;
    private final Ids ids;
    private final Clock clock;
    private final DeliveryConfig config;
    private final AtomicInteger sinceTrim = new AtomicInteger();

    Captured(Sql sql, Ids ids, Clock clock, DeliveryConfig config) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.config = config;
    }

    /// One letter that would have left; `sender` is empty for `<>`.
    public record CapturedLetter(long id, Instant at, String sender, String recipient, String subject, int size) {}

    /// One copy to keep.
    record Copy(String sender, String recipient, String subject, byte[] bytes) {}

    /// Keeps copies, in the caller's transaction.
    void keep(List<Copy> copies) {
        Instant now = clock.instant();
        sql.with(connection -> {
            try (var statement = connection.prepareStatement("""
                    insert into captured (id, captured_at, sender, recipient, subject, size, bytes)
                    values (?, ?, ?, ?, ?, ?, ?)""")) {
                for (Copy copy : copies) {
                    Sql.bind(
                            statement,
                            ids.next(),
                            now,
                            copy.sender(),
                            copy.recipient(),
                            copy.subject(),
                            copy.bytes().length,
                            copy.bytes());
                    statement.addBatch();
                }
                return statement.executeBatch();
            }
        });
        if (sinceTrim.addAndGet(copies.size()) >= TRIM_EVERY) {
            sinceTrim.set(0);
            trim();
        }
    }

    /// Lets go of the oldest letters beyond the bounds.
    void trim() {
        sql.update("""
                delete from captured where id <= (
                  select max(id) from (
                    select id, row_number() over (order by id desc) as place, sum(size) over (order by id desc) as total
                    from captured) as newest
                  where place > ? or total > ?)""", config.capture().letters(), config.capture().bytes().asLongValue());
    }

    /// The newest first; those with a smaller number than `before` (at first `Long.MAX_VALUE`).
    public List<CapturedLetter> page(long before, int limit) {
        return sql.list("""
                select id, captured_at, sender, recipient, subject, size from captured
                where id < ? order by id desc limit ?""", Captured::letter, before, limit);
    }

    /// The letter as the recipient would have got it.
    public Optional<byte[]> raw(long id) {
        return sql.first("select bytes from captured where id = ?", row -> row.getBytes(1), id);
    }

    private static CapturedLetter letter(ResultSet row) throws SQLException {
        return new CapturedLetter(
                row.getLong("id"),
                Sql.instant(row, "captured_at"),
                row.getString("sender"),
                row.getString("recipient"),
                row.getString("subject"),
                row.getInt("size"));
    }
}

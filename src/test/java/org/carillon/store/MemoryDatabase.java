package org.carillon.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;

/// A database with our tables for tests that need no container: H2 in memory, each call a transaction of its own.
public final class MemoryDatabase {
    private final Sql sql;
    private final Ids ids;

    private MemoryDatabase(JdbcConnectionPool pool) {
        this.sql = new Sql(pool);
        this.ids = new Ids(pool);
    }

    public static MemoryDatabase open() throws SQLException, IOException {
        String url = "jdbc:h2:mem:own" + UUID.randomUUID()
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH;DB_CLOSE_DELAY=-1";
        var pool = JdbcConnectionPool.create(url, "test", "");
        try (var migrations = Files.list(Path.of("migrations"));
                var connection = pool.getConnection();
                var statement = connection.createStatement()) {
            for (Path migration : migrations.sorted().toList()) statement.execute(Files.readString(migration));
        }
        return new MemoryDatabase(pool);
    }

    public Sql sql() {
        return sql;
    }

    public Ids ids() {
        return ids;
    }

    public Turns turns(Clock clock) {
        return new Turns(sql, clock);
    }

    /// A new account.
    public long person() {
        long id = ids.next();
        String address = "person" + id + "@example.net";
        sql.update(
                "insert into person (id, address, address_key, name, password_hash) values (?, ?, ?, 'P', '')",
                id,
                address,
                address);
        return id;
    }
}

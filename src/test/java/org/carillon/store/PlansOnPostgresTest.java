package org.carillon.store;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Collectors;
import org.carillon.testing.PostgresProfile;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(PostgresProfile.class)
class PlansOnPostgresTest {
    /// After so many PostgreSQL keeps a plan, if it may.
    private static final int OFTEN = 12;

    @Inject
    Sql sql;

    @Test
    void aStatementThatWasUsedWhileItsTableWasEmptyUsesTheIndexWhenItIsFull() {
        String plan = QuarkusTransaction.requiringNew()
                .call(() -> sql.with(connection -> {
                    run(connection, "create temporary table queue (id bigint primary key, words text)");
                    run(connection, "insert into queue values (1, 'x')");
                    run(connection, "analyze queue");
                    run(connection, "prepare one(bigint) as select words from queue where id = $1");
                    for (int i = 0; i < OFTEN; i++) run(connection, "execute one(1)");
                    run(connection, "insert into queue select n, repeat('x', 200) from generate_series(2, 20000) n");
                    try (var explain = connection.prepareStatement("explain execute one(1)")) {
                        return Sql.readAll(explain, row -> row.getString(1)).stream()
                                .collect(Collectors.joining("\n"));
                    }
                }));

        assertTrue(plan.contains("Index"), plan);
    }

    private static void run(Connection connection, String statement) throws SQLException {
        try (var plain = connection.createStatement()) {
            plain.execute(statement);
        }
    }
}

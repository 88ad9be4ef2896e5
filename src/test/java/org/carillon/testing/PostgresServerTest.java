package org.carillon.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.sql.DriverManager;
import org.junit.jupiter.api.Test;

class PostgresServerTest {
    @Test
    void givesAnEmptyDatabaseEachTime() throws Exception {
        var one = PostgresServer.freshDatabase();
        var two = PostgresServer.freshDatabase();
        assertNotEquals(one.get("carillon.database.url"), two.get("carillon.database.url"));
        try (var connection = DriverManager.getConnection(
                        two.get("carillon.database.url"),
                        two.get("carillon.database.user"),
                        two.get("carillon.database.password"));
                var rows = connection
                        .createStatement()
                        .executeQuery("select count(*) from information_schema.tables where table_schema = 'public'")) {
            rows.next();
            assertEquals(0, rows.getInt(1));
        }
    }
}

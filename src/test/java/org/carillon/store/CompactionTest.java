package org.carillon.store;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import org.carillon.testing.Eventually;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The file shrinks when what lived in it is gone, also after a first run in the middle of work.
@Tag("slow")
class CompactionTest {
    private static final int ROW = 100_000;
    private static final int ROWS = 3_500;

    @TempDir
    Path folder;

    @Test
    void goesOnInQuietMomentsAfterARunInTheMiddleOfWork() throws Exception {
        var database = new JdbcDataSource();
        database.setURL(
                "jdbc:h2:file:" + folder.resolve("db") + ";WRITE_DELAY=0;RETENTION_TIME=1000;DB_CLOSE_DELAY=-1");
        var compaction = new Compaction(database, new Durable(database));
        try (Connection connection = database.getConnection()) {
            fill(connection);
            compaction.look();
            connection.createStatement().execute("delete from letter where mod(id, 10) <> 0");
            awaitSize(most(ROWS / 10), connection, compaction);
        }
    }

    @Test
    void rewritesLargeChunksToo() throws Exception {
        var database = new JdbcDataSource();
        database.setURL(
                "jdbc:h2:file:" + folder.resolve("db") + ";WRITE_DELAY=0;RETENTION_TIME=1000;DB_CLOSE_DELAY=-1");
        var compaction = new Compaction(database, new Durable(database));
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            fill(connection);
            connection.commit();
            connection.setAutoCommit(true);
            connection.createStatement().execute("delete from letter where mod(id, 10) > 2");
            awaitSize(most(ROWS * 3 / 10), connection, compaction);
        }
    }

    /// A file of which half is in use is left alone; that half is counted in whole blocks and per cents.
    private static long most(int rows) {
        return (long) ROW * rows * 9 / 4;
    }

    /// While looks go on, and the house has its heartbeat.
    private void awaitSize(long most, Connection connection, Compaction compaction) throws SQLException {
        connection.createStatement().execute("create table beat (number integer)");
        connection.createStatement().execute("insert into beat values (0)");
        Eventually.await()
                .pollInterval(Duration.ofSeconds(1))
                .atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> {
                    connection.createStatement().execute("update beat set number = number + 1");
                    compaction.look();
                    assertTrue(size() <= most, "the file has " + size() + " bytes");
                });
    }

    private static void fill(Connection connection) throws SQLException {
        connection.createStatement().execute("create table letter (id integer, bytes varbinary)");
        var random = new Random(1);
        byte[] bytes = new byte[ROW];
        try (var insert = connection.prepareStatement("insert into letter values (?, ?)")) {
            for (int i = 0; i < ROWS; i++) {
                random.nextBytes(bytes);
                insert.setInt(1, i);
                insert.setBytes(2, bytes);
                insert.executeUpdate();
            }
        }
    }

    private long size() throws Exception {
        return Files.size(folder.resolve("db.mv.db"));
    }
}

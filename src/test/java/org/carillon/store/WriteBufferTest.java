package org.carillon.store;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteBufferTest {
    private static final int MEGABYTE = 1 << 20;

    @TempDir
    Path folder;

    @Test
    void anOpenDatabaseTakesMoreBeforeItWrites() throws SQLException {
        try (var connection = DriverManager.getConnection(AnyDriver.complete("jdbc:h2:file:" + folder.resolve("c")))) {
            MVStore store = Compaction.store(connection);
            WriteBuffer.widen(store, 64 * MEGABYTE);
            assertThat(store.getAutoCommitMemory(), is(64 * MEGABYTE));
            WriteBuffer.widen(store, MEGABYTE);
            assertThat(store.getAutoCommitMemory(), is(64 * MEGABYTE));
        }
    }

    /// Pages are written only when there are too many of them: with the wider bound one long transaction of this size
    /// makes no new version of the file.
    @Test
    void aTransactionIsNotWrittenBeforeItsEnd() throws SQLException {
        try (var connection = DriverManager.getConnection(AnyDriver.complete("jdbc:h2:file:" + folder.resolve("d")));
                var statement = connection.createStatement()) {
            statement.execute("create table t (id bigint primary key, text varchar)");
            statement.execute("create index t_by_text on t (text)");
            MVStore store = Compaction.store(connection);
            WriteBuffer.widen(store, 512 * MEGABYTE);
            connection.setAutoCommit(false);
            long before = store.getCurrentVersion();
            statement.execute("insert into t select i, random_uuid() from generate_series(1, 40000) as s (i)");
            assertThat(store.getUnsavedMemory(), greaterThan(19 * MEGABYTE));
            assertThat(store.getCurrentVersion(), is(before));
            connection.rollback();
        }
    }

    @Test
    void aSmallHeapGivesASmallPart() {
        assertThat(WriteBuffer.bytes(256L * MEGABYTE), is(32 * MEGABYTE));
        assertThat(WriteBuffer.bytes(16L << 30), is(64 * MEGABYTE));
    }
}

package org.carillon.store;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.lang.reflect.Field;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.h2.mvstore.MVStore;
import org.jboss.logging.Logger;

/// Lets the embedded database hold more of what is not committed yet. H2 writes all changed pages whenever they come
/// to 19 MB, which two hundred rows in a few indexes do: a file of members was written seven times over. H2 reads no
/// setting for that when it opens a database, so that the field itself is set; a release of H2 without this field is
/// only slower. Nothing becomes less safe: a commit is written as before.
@ApplicationScoped
class WriteBuffer {
    private static final int MOST_MEGABYTES = 64;
    /// The part of the heap that it may take.
    private static final int PART = 8;

    private static final Logger LOG = Logger.getLogger(WriteBuffer.class);

    private final DataSource database;
    private final Durable durable;

    WriteBuffer(DataSource database, Durable durable) {
        this.database = database;
        this.durable = durable;
    }

    void widen(@Observes StartupEvent started) throws SQLException {
        if (!durable.embedded()) return;
        try (Connection connection = database.getConnection()) {
            MVStore store = Compaction.store(connection);
            if (store.getFileStore() != null)
                widen(store, bytes(Runtime.getRuntime().maxMemory()));
        }
    }

    /// @param heap of the process, in bytes
    static int bytes(long heap) {
        return (int) Math.min((long) MOST_MEGABYTES << 20, heap / PART);
    }

    /// Never makes it smaller.
    static void widen(MVStore store, int bytes) {
        if (store.getAutoCommitMemory() >= bytes) return;
        try {
            Field field = MVStore.class.getDeclaredField("autoCommitMemory");
            field.setAccessible(true);
            field.setInt(store, bytes);
        } catch (ReflectiveOperationException | RuntimeException otherRelease) {
            LOG.debugf("H2 keeps its own bound of unwritten pages: %s", otherRelease);
        }
    }
}

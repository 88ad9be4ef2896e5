package org.carillon.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;
import org.jboss.logging.Logger;

/// Keeps the embedded database's file small. H2 writes each change to a new place and, with `WRITE_DELAY=0`,
/// gives the old places back only when asked: 20,000 letters that came and went leave some 200 MB behind.
/// PostgreSQL needs none of this.
@ApplicationScoped
public class Compaction {
    /// Files up to this size are left alone.
    private static final long SMALL = 64L << 20;
    /// A file is worth the work when it has grown by half since the last time.
    private static final double GROWTH = 1.5;
    /// Changes between two looks below which the house counts as quiet.
    private static final long QUIET = 200;

    private static final int MOST_MILLISECONDS = 2_000;
    /// Per cent of the chunks' bytes that are in use, above which rewriting them is not worth the writing.
    private static final int FULL_ENOUGH = 90;
    /// Above every fill: asks to rewrite full chunks, too.
    private static final int ANY = 101;
    /// Per cent of the file's blocks that are in use, below which its holes are worth closing.
    private static final int MOSTLY_USED = 50;
    /// Bytes that one step rewrites; small, so that what it writes finds room among the holes. Large chunks need more.
    private static final List<Integer> AT_ONCE = List.of(4 << 20, 16 << 20, 64 << 20);
    /// What a run saves, as a part of the file, above which the next quiet moment goes on with it.
    private static final double WORTH_MORE = 0.1;
    /// Runs in a row that saved little, after which holes are left alone: what has just become free is given back
    /// only a moment later, but something may also hold it for long.
    private static final int MOST_FUTILE = 6;

    private static final Logger LOG = Logger.getLogger(Compaction.class);

    private final DataSource database;
    private final Durable durable;

    private long lastVersion;
    private long lastSize;
    private boolean unfinished;
    private int futile;

    Compaction(DataSource database, Durable durable) {
        this.database = database;
        this.durable = durable;
    }

    /// Looks whether the file should shrink and does it, when the house is quiet or the file is four times what
    /// it was.
    public synchronized void look() throws SQLException {
        if (!durable.embedded()) return;
        try (Connection connection = database.getConnection()) {
            MVStore store = store(connection);
            if (store.getFileStore() == null) return;
            boolean quiet = store.getCurrentVersion() - lastVersion < QUIET;
            lastVersion = store.getCurrentVersion();
            long size = store.getFileStore().size();
            boolean wanted = size > SMALL && (unfinished || size > lastSize * GROWTH);
            if (wanted && (quiet || size > 4 * Math.max(lastSize, SMALL))) compact(store, size, quiet);
        }
    }

    /// Rewrites the chunks with the most dead bytes, as a commit like every other; the space they leave is used
    /// again, and cut off at the file's end. H2's own `compactFile` moves chunks about as well: it may then write
    /// over a place that the last durable layout still names (`RandomAccessStore.moveChunkInside`, whose assertion
    /// says so), which a power cut would not forgive.
    ///
    /// A run that was made in the middle of work, or that its time ended, leaves a file which says nothing of how
    /// small it could be: quiet moments go on until a run saves little.
    private void compact(MVStore store, long before, boolean quiet) throws SQLException {
        durable.sync();
        long begun = System.nanoTime();
        boolean cutShort = false;
        while (!cutShort && rewrite(store)) {
            store.commit();
            store.sync();
            cutShort = System.nanoTime() - begun > MOST_MILLISECONDS * 1_000_000L;
        }
        lastSize = store.getFileStore().size();
        boolean saved = before - lastSize > before * WORTH_MORE;
        futile = saved ? 0 : futile + 1;
        boolean holes = store.getFillRate() < MOSTLY_USED && futile < MOST_FUTILE;
        unfinished = !quiet || cutShort || saved || holes;
        LOG.infof("database file compacted before=%d after=%d", before, lastSize);
    }

    /// First the chunks that are mostly dead; then, while the file is mostly holes, the oldest ones, which leaves
    /// no chunk standing alone at its end: a new chunk goes to the first hole it fits.
    private static boolean rewrite(MVStore store) {
        boolean holes =
                store.getFillRate() < MOSTLY_USED && store.getFileStore().size() > SMALL;
        return rewrite(store, FULL_ENOUGH) || holes && rewrite(store, ANY);
    }

    private static boolean rewrite(MVStore store, int fill) {
        return AT_ONCE.stream().anyMatch(most -> store.compact(fill, most));
    }

    private static MVStore store(Connection connection) throws SQLException {
        var session = (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
        return session.getDatabase().getStore().getMvStore();
    }
}

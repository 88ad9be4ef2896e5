package org.carillon.store;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Makes what is committed survive a power cut. PostgreSQL does that at commit; H2 only when told to.
@ApplicationScoped
public class Durable {
    private final DataSource database;
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicLong asked = new AtomicLong();
    private volatile long done;
    private volatile @Nullable Boolean h2;

    public Durable(DataSource database) {
        this.database = database;
    }

    /// Call after the commit and before the answer to the peer. Callers at the same time share one sync: a sync
    /// that began after my ticket was drawn covers my commit.
    public void sync() throws SQLException {
        long mine = asked.incrementAndGet();
        lock.lock();
        try {
            if (done >= mine) return;
            long upTo = asked.get();
            if (embedded()) checkpoint();
            done = upTo;
        } finally {
            lock.unlock();
        }
    }

    private void checkpoint() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CHECKPOINT SYNC");
        }
    }

    /// The transaction of this connection need not be safe when it is committed: what a power cut takes of it is
    /// found out or done again.
    public void withoutSync(Connection connection) throws SQLException {
        if (embedded()) return;
        try (var statement = connection.createStatement()) {
            statement.execute("set local synchronous_commit to off");
        }
    }

    /// True on H2.
    public boolean embedded() throws SQLException {
        Boolean known = h2;
        if (known == null) {
            try (var connection = database.getConnection()) {
                known = connection.getMetaData().getDatabaseProductName().equals("H2");
            }
            h2 = known;
        }
        return known;
    }
}

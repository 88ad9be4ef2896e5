package org.carillon.delivery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Function;
import org.carillon.store.DatabaseException;
import org.carillon.store.Ids;
import org.carillon.store.Sql;

/// Turns a stream of recipients into rows of the outbox: a new row at each change of the domain and after 200.
final class BatchWriter implements AutoCloseable {
    /// Recipients of one row: what one courier does on one connection in one go.
    static final int MAX_RECIPIENTS = 200;

    /// Rows sent to the database at a time; bounds the memory of a post to many.
    private static final int ROWS = 50;

    private static final String INSERT = """
            insert into outbox (id, outgoing_id, destination, recipients, remaining, deferred, state, priority,
                                attempts, fence, due_at, created_at, last_reply)
            values (?, ?, ?, ?, ?, 0, 'ready', ?, 0, 0, current_timestamp, ?, '')""";

    private final PreparedStatement insert;
    private final Ids ids;
    private final long outgoingId;
    private final Priority priority;
    private final Instant now;
    private final Function<String, Figures.Place> whereabouts;
    private final Map<Figures.Place, Integer> copies = new EnumMap<>(Figures.Place.class);
    private final StringBuilder lines = new StringBuilder();
    private String domain = "";
    private int inBatch;
    private int rows;

    /// @param whereabouts of a domain
    BatchWriter(
            Connection connection,
            Ids ids,
            long outgoingId,
            Priority priority,
            Instant now,
            Function<String, Figures.Place> whereabouts)
            throws SQLException {
        this.whereabouts = whereabouts;
        this.insert = connection.prepareStatement(INSERT);
        this.ids = ids;
        this.outgoingId = outgoingId;
        this.priority = priority;
        this.now = now;
    }

    void add(Recipient recipient) {
        try {
            String to = recipient.address().domain();
            if (inBatch == MAX_RECIPIENTS || !to.equals(domain)) endBatch();
            domain = to;
            lines.append(recipient.line()).append('\n');
            inBatch++;
        } catch (SQLException broken) {
            throw new DatabaseException(broken);
        }
    }

    private void endBatch() throws SQLException {
        if (inBatch == 0) return;
        Sql.bind(insert, ids.next(), outgoingId, domain, lines.toString(), inBatch, priority.ordinal(), now);
        insert.addBatch();
        copies.merge(whereabouts.apply(domain), inBatch, Integer::sum);
        inBatch = 0;
        lines.setLength(0);
        if (++rows % ROWS == 0) insert.executeBatch();
    }

    /// Writes what is left and returns how many recipients there were, by the place where they are.
    Map<Figures.Place, Integer> finish() throws SQLException {
        endBatch();
        if (rows % ROWS != 0) insert.executeBatch();
        return copies;
    }

    @Override
    public void close() throws SQLException {
        insert.close();
    }
}

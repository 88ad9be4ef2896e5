package org.carillon.archive;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import org.carillon.store.DatabaseException;
import org.carillon.store.Durable;
import org.carillon.store.Ids;
import org.carillon.store.Sql;

/// Takes a whole mbox into an archive, in transactions of some hundred letters. What was imported before is
/// known again by its bytes, so that an import that broke off can simply be repeated.
@ApplicationScoped
public class MboxImport {
    /// Letters and bytes of one transaction. Larger ones are hardly quicker and keep live posts waiting for the
    /// lock.
    private static final int MAX_LETTERS = 300;

    private static final int MAX_BYTES = 8 * 1024 * 1024;

    private final Sql sql;
    private final Ids ids;
    private final Clock clock;
    private final Durable durable;

    MboxImport(Sql sql, Ids ids, Clock clock, Durable durable) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.durable = durable;
    }

    /// Imports all letters of the file. On an error what was read so far, but for the last transaction, is
    /// imported. Not to be called in a transaction.
    /// @throws IOException when the file cannot be read to its end
    public ImportReport run(String listKey, InputStream file, MboxDialect dialect) throws IOException {
        var reader = new MboxReader(file, dialect);
        var tally = new ImportTally();
        var load = new ImportLoad(clock.instant(), tally);
        for (var entry = reader.next(); entry.isPresent(); entry = reader.next()) {
            load.add(entry.get());
            if (load.letters() >= MAX_LETTERS || load.bytes() >= MAX_BYTES) store(listKey, load);
        }
        store(listKey, load);
        if (reader.strayBytes() > 0) tally.stray(reader.strayBytes());
        sync();
        return tally.report();
    }

    private void store(String listKey, ImportLoad load) {
        if (load.letters() > 0) {
            QuarkusTransaction.requiringNew()
                    .run(() -> sql.with(connection -> {
                        insert(connection, listKey, load);
                        return true;
                    }));
        }
        load.clear();
    }

    private void insert(Connection connection, String listKey, ImportLoad load) throws SQLException {
        Forest forest = Shelf.load(connection, listKey, ids::next, load.heads());
        try (var batch =
                connection.prepareStatement("insert into message (id, bytes, trace, size) values (?, ?, '', ?)")) {
            load.each((head, entry) -> {
                long messageId = ids.next();
                Forest.Place place = forest.add(head, messageId);
                load.placed(entry, place);
                if (!place.fresh()) return;
                Sql.bind(batch, messageId, entry.bytes(), entry.bytes().length);
                batch.addBatch();
            });
            batch.executeBatch();
        }
        new Growth(connection, listKey, forest).write();
    }

    private void sync() {
        try {
            durable.sync();
        } catch (SQLException broken) {
            throw new DatabaseException(broken);
        }
    }
}

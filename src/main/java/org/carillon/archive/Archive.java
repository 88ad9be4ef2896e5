package org.carillon.archive;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import org.carillon.mail.Message;
import org.carillon.store.Ids;
import org.carillon.store.Sql;

/// Where posts are kept and found again.
@ApplicationScoped
public class Archive {
    private final Sql sql;
    private final Ids ids;

    Archive(Sql sql, Ids ids) {
        this.sql = sql;
        this.ids = ids;
    }

    /// A post in its place.
    ///
    /// @param hash its name in addresses of pages, the same for ever
    /// @param fresh false when these very bytes were archived before: then the earlier post counts, not this
    ///     one
    /// @param twin true when another letter with this Message-ID was there first
    public record Filed(long id, String hash, boolean fresh, boolean twin) {}

    /// Adds a post in the caller's transaction, which holds the list's archive lock from here to its end: call
    /// it late. `messageId` is the number of the post's bytes in the store.
    public Filed add(String listKey, long messageId, Message message, Instant at) {
        Letterhead letter = Letterhead.of(message, at);
        return sql.with(connection -> {
            Forest forest = Shelf.load(connection, listKey, ids::next, List.of(letter));
            Forest.Place place = forest.add(letter, messageId);
            if (place.fresh()) new Growth(connection, listKey, forest).write();
            return new Filed(place.branch().id, place.branch().hash, place.fresh(), place.twin());
        });
    }
}

package org.carillon.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.carillon.store.Ids;
import org.carillon.store.Messages;
import org.carillon.store.Sql;

/// The door by which letters leave. What is put in belongs to the caller's transaction: after a rollback it was
/// never here, after the commit the couriers of this node begin at once.
@ApplicationScoped
public class Outbox {
    private final Sql sql;
    private final Ids ids;
    private final Clock clock;
    private final Bell bell;
    private final Messages messages;
    private final Figures figures;
    private final Whereabouts whereabouts;

    Outbox(Sql sql, Ids ids, Clock clock, Bell bell, Messages messages, Figures figures, Whereabouts whereabouts) {
        this.whereabouts = whereabouts;
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.bell = bell;
        this.messages = messages;
        this.figures = figures;
    }

    /// Puts one letter in, in the caller's transaction or one of its own. Returns the number under which
    /// [Queue] knows it.
    @Transactional
    public long enqueue(Outgoing letter, RecipientSource recipients) {
        return enqueue(letter, "", recipients);
    }

    /// The same for a letter that is something to its origin.
    ///
    /// @param mark by which [Queue#marked] finds it again, such as the place of a post in its list's archive
    @Transactional
    public long enqueue(Outgoing letter, String mark, RecipientSource recipients) {
        long id = ids.next();
        if (!put(id, new Parcel(letter, mark, recipients))) messages.dropIfLoose(letter.messageId());
        return id;
    }

    /// A letter with all that [#enqueue] wants of it.
    public record Parcel(Outgoing letter, String mark, RecipientSource recipients) {}

    /// The same for letters that share a message: it goes only when none of them is for anybody.
    @Transactional
    public void enqueue(List<Parcel> parcels) {
        boolean anybody = false;
        for (Parcel parcel : parcels) anybody |= put(ids.next(), parcel);
        if (!anybody)
            parcels.forEach(parcel -> messages.dropIfLoose(parcel.letter().messageId()));
    }

    /// False when it is for nobody.
    private boolean put(long id, Parcel parcel) {
        Outgoing letter = parcel.letter();
        Map<Figures.Place, Integer> accepted =
                sql.with(connection -> insert(connection, id, letter, parcel.mark(), parcel.recipients()));
        accepted.forEach((place, copies) -> figures.accepted(letter.from(), place, copies));
        bell.ringAfterCommit(letter.priority());
        return !accepted.isEmpty();
    }

    private Map<Figures.Place, Integer> insert(
            Connection connection, long id, Outgoing letter, String mark, RecipientSource recipients)
            throws SQLException {
        Instant now = clock.instant();
        try (var statement = connection.prepareStatement("""
                insert into outgoing (id, message_id, origin, mark, subject, recipe, terms, created_at,
                                      accepted, delivered, deferred, failed)
                values (?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0)""")) {
            String recipe = RecipeText.write(letter.recipe());
            Sql.bind(
                    statement,
                    id,
                    letter.messageId(),
                    letter.origin(),
                    mark,
                    letter.subject(),
                    recipe,
                    letter.terms().text(),
                    now);
            statement.executeUpdate();
        }
        Map<Figures.Place, Integer> accepted;
        try (var batches = new BatchWriter(
                connection, ids, id, letter.priority(), now, domain -> whereabouts.of(letter.origin(), domain))) {
            recipients.each(connection, batches::add);
            accepted = batches.finish();
        }
        count(
                connection,
                id,
                accepted.values().stream().mapToInt(copies -> copies).sum());
        return accepted;
    }

    /// A letter for nobody lets go of its message at once.
    private static void count(Connection connection, long id, int accepted) throws SQLException {
        String counted = "update outgoing set accepted = ? where id = ?";
        String forNobody = "update outgoing set accepted = ?, message_id = null where id = ?";
        try (var statement = connection.prepareStatement(accepted > 0 ? counted : forNobody)) {
            Sql.bind(statement, accepted, id);
            statement.executeUpdate();
        }
    }
}

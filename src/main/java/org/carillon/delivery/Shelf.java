package org.carillon.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.carillon.domains.Secrets;
import org.carillon.mail.CopyRecipe;
import org.carillon.mail.MailTerms;
import org.carillon.mail.Message;
import org.carillon.store.Sql;
import org.carillon.trust.AuthenticationResults;

/// Letters at hand, made ready once for all their batches. Keeps the latest used ones within a bound of bytes.
@ApplicationScoped
class Shelf {
    private static final long MOST_BYTES = 32L << 20;

    private final Sql sql;
    private final Secrets secrets;
    private final Signing signing;
    private final ReentrantLock lock = new ReentrantLock();
    private final LinkedHashMap<Long, Letter> letters = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    Shelf(Sql sql, Secrets secrets, Signing signing) {
        this.sql = sql;
        this.secrets = secrets;
        this.signing = signing;
    }

    Letter letter(long outgoingId) {
        lock.lock();
        try {
            Letter known = letters.get(outgoingId);
            if (known != null) return known;
            Letter loaded = load(outgoingId);
            letters.put(outgoingId, loaded);
            bytes += loaded.copies().size();
            makeRoom();
            return loaded;
        } finally {
            lock.unlock();
        }
    }

    private void makeRoom() {
        while (bytes > MOST_BYTES && letters.size() > 1) {
            Letter oldest = letters.pollFirstEntry().getValue();
            bytes -= oldest.copies().size();
        }
    }

    /// What we have found out about a sender is read by whom they wrote to. Who gets a copy by a list
    /// need not know it.
    private static String trace(ResultSet row) throws SQLException {
        String trace = row.getString("trace");
        return Letter.ofPerson(row.getString("origin")) ? trace : AuthenticationResults.without(trace);
    }

    private Letter load(long outgoingId) {
        return sql.first(
                        """
                        select o.message_id, o.origin, o.subject, o.recipe, o.terms, m.trace, m.bytes
                        from outgoing o join message m on m.id = o.message_id where o.id = ?""",
                        row -> {
                            CopyRecipe recipe = RecipeText.read(row.getString("recipe"));
                            var original = new Message(row.getBytes("bytes"));
                            return new Letter(
                                    outgoingId,
                                    row.getLong("message_id"),
                                    row.getString("origin"),
                                    row.getString("subject"),
                                    MailTerms.of(row.getString("terms")),
                                    new Copies(recipe, original, trace(row), secrets, signing::signer));
                        },
                        outgoingId)
                .orElseThrow(() -> new IllegalStateException("letter " + outgoingId + " has no message"));
    }
}

package org.carillon.lists;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import org.carillon.lists.Admissions.Newcomer;
import org.carillon.store.PassingFault;

/// Takes in the members of a file. It is read whole before anybody is taken in, so that a wrong file changes nothing;
/// then each five thousand members are a transaction: one of a million would take the database longer to commit than to
/// write. The next are read while these are written. When the server ends in the midst of it, the same file is sent
/// again: who is there already is passed over. Nobody gets a letter for it.
@ApplicationScoped
class MemberImport {
    private static final int CHUNK = 5000;

    private static final int MOST_TRIES = 4;

    /// More wrong lines mean that it is the wrong file.
    private static final int MAX_REFUSED = 10_000;

    private final Admissions admissions;
    private final MemberTable table;

    MemberImport(Admissions admissions, MemberTable table) {
        this.admissions = admissions;
        this.table = table;
    }

    /// Lines that are wrong are passed over.
    ///
    /// @param progress hears how many bytes are done
    /// @throws SettingException when more than 10,000 lines are wrong, or it is no file of members; then nobody is
    ///     taken in
    ImportReport read(MailingList list, MemberSource source, By by, LongConsumer progress) throws IOException {
        var refused = new ArrayList<ImportReport.Refused>();
        int wanted = check(list, source, refused, bytes -> progress.accept(0));
        int added = 0;
        try (Reader text = source.open(progress);
                var reader = Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().daemon().name("members-", 0).factory())) {
            var rows = new MemberRows(list, text, table);
            List<Newcomer> chunk = chunk(rows);
            while (!chunk.isEmpty()) {
                Future<List<Newcomer>> next = reader.submit(() -> chunk(rows));
                added += admit(list, chunk, by);
                chunk = read(next);
            }
        }
        return new ImportReport(added, wanted - added, refused);
    }

    /// The next of them; none at the end.
    private static List<Newcomer> chunk(MemberRows rows) throws IOException {
        var chunk = new ArrayList<Newcomer>(CHUNK);
        while (chunk.size() < CHUNK) {
            var row = rows.next();
            if (row.isEmpty()) break;
            if (row.get() instanceof MemberRows.Row.Somebody one) chunk.add(one.who());
        }
        return chunk;
    }

    private static List<Newcomer> read(Future<List<Newcomer>> next) throws IOException {
        try {
            return next.get();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the server ends");
        } catch (ExecutionException broken) {
            switch (broken.getCause()) {
                case IOException unreadable -> throw unreadable;
                case RuntimeException wrong -> throw wrong;
                case null, default -> throw new IllegalStateException(broken);
            }
        }
    }

    /// How many it names; who is none is added to the refused.
    private int check(MailingList list, MemberSource source, List<ImportReport.Refused> refused, LongConsumer alive)
            throws IOException {
        int wanted = 0;
        try (Reader text = source.open(alive)) {
            var rows = new MemberRows(list, text, table);
            for (Optional<MemberRows.Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                switch (row.get()) {
                    case MemberRows.Row.Somebody one -> wanted++;
                    case MemberRows.Row.Wrong wrong -> refuse(wrong, refused);
                }
            }
        }
        return wanted;
    }

    private static void refuse(MemberRows.Row.Wrong wrong, List<ImportReport.Refused> refused) {
        if (refused.size() == MAX_REFUSED) {
            throw new SettingException("More than " + MAX_REFUSED + " lines are no members; nobody was taken in. Line "
                    + refused.getFirst().line() + ": " + refused.getFirst().why());
        }
        refused.add(new ImportReport.Refused(wrong.line(), wrong.why()));
    }

    private int admit(MailingList list, List<Newcomer> chunk, By by) {
        return QuarkusTransaction.isActive() ? admissions.admit(list, chunk, by) : settled(list, chunk, by);
    }

    /// A transaction of its own, begun again when the database gave it up for another one.
    private int settled(MailingList list, List<Newcomer> chunk, By by) {
        for (int tries = 1; ; tries++) {
            try {
                return QuarkusTransaction.requiringNew().call(() -> admissions.admit(list, chunk, by));
            } catch (RuntimeException broken) {
                if (tries == MOST_TRIES || !PassingFault.among(broken)) throw broken;
            }
        }
    }
}

package org.carillon.lists;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import org.carillon.lists.Admissions.Newcomer;
import org.carillon.mail.Address;
import org.carillon.store.PassingFault;

/// Takes in the members of a file. It is read whole before anybody is taken in, so that a wrong file changes nothing;
/// then each five thousand members are a transaction: one of a million would take the database longer to commit than to
/// write. Two are written at a time, and the next are read meanwhile. When the server ends in the midst of it, the same
/// file is sent again: who is there already is passed over. Nobody gets a letter for it.
@ApplicationScoped
class MemberImport {
    private static final int CHUNK = 5000;

    /// Transactions that are written at the same time: one alone leaves a core without work.
    private static final int AT_A_TIME = 2;

    private static final int MOST_TRIES = 4;

    /// More wrong lines mean that it is the wrong file.
    private static final int MAX_REFUSED = 10_000;

    /// Lists of ours that a file may name.
    private static final int MOST_LISTS = 1000;

    /// Puts a list of ours that a file names onto that list.
    interface Nester {
        /// False when it was there.
        /// @throws SettingException when it cannot be
        boolean nest(Address list);
    }

    /// What a file holds, as far as one look at all of it tells.
    ///
    /// @param lists lists of ours, by their keys
    /// @param robots keys of addresses beside lists
    private record Content(Map<String, Line> lists, Set<String> robots) {
        boolean nobody(Newcomer one) {
            String key = one.who().address().key();
            return lists.containsKey(key) || robots.contains(key);
        }
    }

    private record Line(int number, Address address) {}

    private final Admissions admissions;
    private final MemberTable table;
    private final ListsAt addresses;

    MemberImport(Admissions admissions, MemberTable table, ListsAt addresses) {
        this.admissions = admissions;
        this.table = table;
        this.addresses = addresses;
    }

    /// Lines that are wrong are passed over.
    ///
    /// @param progress hears how many bytes are done
    /// @throws SettingException when more than 10,000 lines are wrong, or it is no file of members; then nobody is
    ///     taken in
    ImportReport read(MailingList list, MemberSource source, By by, Nester nester, LongConsumer progress)
            throws IOException {
        var refused = new ArrayList<ImportReport.Refused>();
        var content = new Content(new LinkedHashMap<>(), new HashSet<>());
        int wanted = check(list, source, content, refused, bytes -> progress.accept(0));
        int added = 0;
        try (Reader text = source.open(progress)) {
            added += write(list, new MemberRows(list, text, table), content, by);
        }
        int before = refused.size();
        added += nested(content, nester, refused);
        wanted -= refused.size() - before;
        refused.sort(Comparator.comparingInt(ImportReport.Refused::line));
        return new ImportReport(added, wanted - added, refused);
    }

    /// How many lists of ours are new on that list; why others are not is added to the refused.
    private static int nested(Content content, Nester nester, List<ImportReport.Refused> refused) {
        int added = 0;
        for (Line named : content.lists().values()) {
            try {
                if (nester.nest(named.address())) added++;
            } catch (SettingException cannot) {
                refuse(new MemberRows.Row.Wrong(named.number(), cannot.getMessage()), refused);
            }
        }
        return added;
    }

    /// The next people; none at the end.
    private static List<Newcomer> chunk(MemberRows rows, Content content) throws IOException {
        var chunk = new ArrayList<Newcomer>(CHUNK);
        while (chunk.size() < CHUNK) {
            var row = rows.next();
            if (row.isEmpty()) break;
            if (row.get() instanceof MemberRows.Row.Somebody one && !content.nobody(one.who())) chunk.add(one.who());
        }
        return chunk;
    }

    /// How many it names; who is none is added to the refused.
    private int check(
            MailingList list,
            MemberSource source,
            Content content,
            List<ImportReport.Refused> refused,
            LongConsumer alive)
            throws IOException {
        int wanted = 0;
        var some = new ArrayList<Line>(CHUNK);
        try (Reader text = source.open(alive)) {
            var rows = new MemberRows(list, text, table);
            for (Optional<MemberRows.Row> row = rows.next(); row.isPresent(); row = rows.next()) {
                switch (row.get()) {
                    case MemberRows.Row.Somebody one -> {
                        wanted++;
                        some.add(new Line(one.line(), one.who().who().address()));
                        if (some.size() == CHUNK) wanted -= robots(some, content, refused);
                    }
                    case MemberRows.Row.Wrong wrong -> refuse(wrong, refused);
                }
            }
        }
        return wanted - robots(some, content, refused);
    }

    /// Looks for addresses of lists. Returns how many of them can be on no list.
    private int robots(List<Line> lines, Content content, List<ImportReport.Refused> refused) {
        int robots = 0;
        var found = addresses.among(lines.stream().map(Line::address).toList());
        for (Line line : found.isEmpty() ? List.<Line>of() : lines) {
            ListsAt.Found one = found.get(line.address().key());
            if (one == null || one.owners()) continue;
            if (one.itself()) {
                content.lists().putIfAbsent(line.address().key(), line);
            } else {
                content.robots().add(line.address().key());
                refuse(new MemberRows.Row.Wrong(line.number(), ListsAt.robot(line.address())), refused);
                robots++;
            }
        }
        if (content.lists().size() > MOST_LISTS) {
            throw new SettingException(
                    "The file names more than " + MOST_LISTS + " lists of this server; nobody was taken in.");
        }
        lines.clear();
        return robots;
    }

    private static void refuse(MemberRows.Row.Wrong wrong, List<ImportReport.Refused> refused) {
        if (refused.size() == MAX_REFUSED) {
            throw new SettingException("More than " + MAX_REFUSED + " lines are no members; nobody was taken in. Line "
                    + refused.getFirst().line() + ": " + refused.getFirst().why());
        }
        refused.add(new ImportReport.Refused(wrong.line(), wrong.why()));
    }

    /// How many are new. Several transactions are written at a time while the next people are read, unless all of it
    /// belongs to one that has begun before.
    private int write(MailingList list, MemberRows rows, Content content, By by) throws IOException {
        boolean alone = QuarkusTransaction.isActive();
        var running = new ArrayDeque<Future<Integer>>();
        int added = 0;
        try (var writers = Executors.newFixedThreadPool(
                AT_A_TIME, Thread.ofPlatform().daemon().name("members-", 0).factory())) {
            for (var chunk = chunk(rows, content); !chunk.isEmpty(); chunk = chunk(rows, content)) {
                var next = chunk;
                if (alone) {
                    added += admissions.admit(list, next, by);
                } else {
                    if (running.size() == AT_A_TIME) added += written(running.remove());
                    running.add(writers.submit(() -> settled(list, next, by)));
                }
            }
            while (!running.isEmpty()) added += written(running.remove());
        }
        return added;
    }

    private static int written(Future<Integer> done) throws IOException {
        try {
            return done.get();
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the server ends");
        } catch (ExecutionException broken) {
            if (broken.getCause() instanceof RuntimeException wrong) throw wrong;
            throw new IllegalStateException(broken);
        }
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

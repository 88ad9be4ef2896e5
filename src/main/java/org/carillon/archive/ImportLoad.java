package org.carillon.archive;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.mail.MailDate;
import org.carillon.mail.Message;

/// The letters that go into one transaction of an import. Their counts reach the tally only once they are
/// placed.
final class ImportLoad {
    private static final Instant FIRST_YEAR = Instant.parse("1980-01-01T00:00:00Z");

    private final Instant now;
    private final ImportTally tally;
    private final List<Item> items = new ArrayList<>();
    private int bytes;

    private record Item(Letterhead head, MboxEntry entry) {}

    /// What is done with each letter.
    @FunctionalInterface
    interface Placing {
        void place(Letterhead head, MboxEntry entry) throws SQLException;
    }

    ImportLoad(Instant now, ImportTally tally) {
        this.now = now;
        this.tally = tally;
    }

    /// A letter without any header field, or one that is too long, is left out.
    void add(MboxEntry entry) {
        if (entry.tooLong()) {
            tally.left(
                    entry,
                    "The letter is longer than " + MboxReader.MAX_LETTER / (1024 * 1024) + " MB and was left out.");
            return;
        }
        var message = new Message(entry.bytes());
        if (message.headers().fields().isEmpty()) {
            tally.left(entry, "There is no header field behind the separator; nothing was taken.");
            return;
        }
        Optional<Instant> written =
                message.headers().first("Date").flatMap(MailDate::parse).filter(this::sane);
        if (written.isEmpty()) tally.odd(entry, "The date cannot be read or cannot be true.");
        if (!message.headers().has("Message-ID"))
            tally.odd(entry, "There is no Message-ID; one was made from the bytes.");
        Instant separated = entry.separatedAt();
        Instant at = separated != null && sane(separated) ? separated : written.orElse(now);
        items.add(new Item(Letterhead.of(message, at), entry));
        bytes += entry.bytes().length;
    }

    private boolean sane(Instant date) {
        return date.isAfter(FIRST_YEAR) && date.isBefore(now.plus(Duration.ofDays(1)));
    }

    List<Letterhead> heads() {
        return items.stream().map(Item::head).toList();
    }

    int letters() {
        return items.size();
    }

    int bytes() {
        return bytes;
    }

    void each(Placing placing) throws SQLException {
        for (Item item : items) placing.place(item.head, item.entry);
    }

    void placed(MboxEntry entry, Forest.Place place) {
        tally.placed(entry, place);
    }

    void clear() {
        items.clear();
        bytes = 0;
    }
}

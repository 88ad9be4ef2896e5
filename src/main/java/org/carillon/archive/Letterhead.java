package org.carillon.archive;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.mail.Headers;
import org.carillon.mail.MailDate;
import org.carillon.mail.Mailbox;
import org.carillon.mail.Message;
import org.carillon.mail.MessageId;
import org.carillon.mail.PlainText;

/// What the archive reads in the header of a letter.
///
/// @param digest SHA-256 of the bytes, in Base64
/// @param chain the ids this letter says it follows, the oldest first, its parent last
/// @param sentAt when its writer says it was sent, or `archivedAt` when that cannot be
record Letterhead(MessageId id, String digest, List<MessageId> chain, String subject, Author author, Times times) {

    /// Who wrote it; both may be empty.
    record Author(String name, String address) {}

    record Times(Instant sentAt, Instant archivedAt) {}

    private static final int MAX_TEXT = 500;
    private static final Instant FIRST_YEAR = Instant.parse("1980-01-01T00:00:00Z");
    private static final Duration CLOCK_ERROR = Duration.ofDays(1);

    Letterhead {
        chain = List.copyOf(chain);
    }

    static Letterhead of(Message message, Instant archivedAt) {
        Headers headers = message.headers();
        Instant at = archivedAt.truncatedTo(ChronoUnit.MICROS);
        String subject = PlainText.line(headers.first("Subject").orElse(""), MAX_TEXT);
        MessageId id = MessageId.of(message);
        return new Letterhead(
                id,
                digest(message.raw()),
                chain(headers, id),
                subject,
                author(headers),
                new Times(sentAt(headers, at), at));
    }

    /// Only a date from 1980 to a day after the letter came is believed.
    static Instant sentAt(Headers headers, Instant archivedAt) {
        return headers.first("Date")
                .flatMap(MailDate::parse)
                .filter(date -> date.isAfter(FIRST_YEAR) && date.isBefore(archivedAt.plus(CLOCK_ERROR)))
                .orElse(archivedAt);
    }

    private static List<MessageId> chain(Headers headers, MessageId own) {
        var ids = new ArrayList<>(MessageId.all(String.join(" ", headers.all("References"))));
        if (ids.isEmpty()) parent(headers).ifPresent(ids::add);
        ids.removeIf(own::equals);
        return ids;
    }

    /// In-Reply-To as old programs fill it: the first id that is not merely somebody's address
    /// (`<ana@club.example>'s message of Monday`).
    private static Optional<MessageId> parent(Headers headers) {
        List<MessageId> named = MessageId.all(String.join(" ", headers.all("In-Reply-To")));
        if (named.isEmpty()) return Optional.empty();
        Set<String> people = new HashSet<>();
        for (String field : List.of("From", "To", "Cc")) {
            for (String value : headers.all(field)) {
                for (Mailbox mailbox : Mailbox.list(value))
                    people.add(mailbox.address().toString());
            }
        }
        return named.stream().filter(id -> !people.contains(id.value())).findFirst();
    }

    private static Author author(Headers headers) {
        String from = headers.first("From").orElse("");
        Optional<Author> plain = Mailbox.list(from).stream()
                .findFirst()
                .map(box -> new Author(
                        PlainText.line(named(box, from), MAX_TEXT),
                        PlainText.line(box.address().toString(), MAX_TEXT)));
        return plain.orElseGet(() -> pipermail(from));
    }

    private static String named(Mailbox box, String from) {
        return box.name().isEmpty() ? comment(from) : box.name();
    }

    /// `user at host.example (Name)`, which the text files of pipermail have.
    private static Author pipermail(String from) {
        int open = from.indexOf('(');
        String address = (open < 0 ? from : from.substring(0, open)).strip();
        String name = comment(from);
        String joined = address.replaceFirst(" at ", "@");
        String known = Mailbox.list(joined).stream()
                .findFirst()
                .map(box -> box.address().toString())
                .orElse("");
        return new Author(PlainText.line(name.isEmpty() ? address : name, MAX_TEXT), PlainText.line(known, MAX_TEXT));
    }

    private static String comment(String from) {
        int open = from.indexOf('(');
        int close = from.lastIndexOf(')');
        return open >= 0 && close > open ? from.substring(open + 1, close).strip() : "";
    }

    private static String digest(byte[] bytes) {
        try {
            return Base64.getEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The public name of the letter; `twin` when another letter with the same id came first: then one that its
    /// bytes decide, so that nothing is lost and nothing changes on a second import.
    String hash(boolean twin) {
        return twin ? new MessageId(id.value() + "\n" + digest).hash() : id.hash();
    }
}

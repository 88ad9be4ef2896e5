package org.carillon.mail;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/// A letter as somebody's mail program hands it in → as it may go out (RFC 6409 §8), or why not.
public sealed interface Submission {
    /// With what was missing, without what is nobody's business; all other octets as they were.
    record Fixed(byte[] bytes) implements Submission {}

    /// @param sentence what is wrong and what to do
    record Refused(String sentence) implements Submission {}

    /// What a letter gets that lacks it. @param id with its angle brackets
    record Stamp(String id, Instant now) {}

    DateTimeFormatter DATE = DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT);

    /// @param theirs true for an address of who signed in
    static Submission of(byte[] raw, Predicate<Address> theirs, Stamp stamp) {
        var message = new Message(raw);
        Headers headers = message.headers();
        Optional<String> wrong = wrong(headers, theirs);
        if (wrong.isPresent()) return new Refused(wrong.get());
        HeaderEdits edits = HeaderEdits.NONE.remove("Bcc").remove("Resent-Bcc").remove("Return-Path");
        if (missing(headers, "Date")) {
            edits = edits.replace("Date", DATE.format(stamp.now().atOffset(ZoneOffset.UTC)));
        }
        if (missing(headers, "Message-ID")) edits = edits.replace("Message-ID", stamp.id());
        return new Fixed(edits.apply(message));
    }

    private static boolean missing(Headers headers, String field) {
        return headers.first(field).orElse("").isBlank();
    }

    /// RFC 5322 §3.6 wants one From field and at most one Sender.
    private static Optional<String> wrong(Headers headers, Predicate<Address> theirs) {
        if (!headers.whole()) return Optional.of("A line of the header is no field: write Name: value there");
        List<String> from = headers.all("From");
        if (from.size() != 1) {
            return Optional.of(
                    from.isEmpty()
                            ? "The letter has no From field: write your address there"
                            : "The letter has several From fields: leave one");
        }
        if (Mailbox.list(from.getFirst()).isEmpty()) {
            return Optional.of("The From field has no address: write one of yours");
        }
        if (headers.all("Sender").size() > 1) return Optional.of("The letter has several Sender fields: leave one");
        return foreign("From", from.getFirst(), theirs)
                .or(() -> headers.first("Sender").flatMap(sender -> foreign("Sender", sender, theirs)));
    }

    /// Others must not find an address there that we have not looked at.
    private static Optional<String> foreign(String field, String value, Predicate<Address> theirs) {
        return Mailbox.list(value).stream()
                .map(Mailbox::address)
                .filter(theirs.negate())
                .findFirst()
                .map(address -> field + " has <" + address + ">, which is not an address of your account")
                .or(() -> Mailbox.strictly(value).isPresent()
                        ? Optional.empty()
                        : Optional.of("The " + field + " field cannot be read: write Your Name <you@domain> there"));
    }
}

package org.carillon.web;

import io.quarkus.mailer.Mail;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.james.mime4j.codec.EncoderUtil;
import org.carillon.directory.Destination;
import org.carillon.directory.Directory;
import org.carillon.letters.MailComposer;
import org.carillon.mail.Address;
import org.carillon.mail.AddressException;
import org.carillon.mail.Envelope;
import org.carillon.mail.Message;
import org.carillon.people.People;
import org.carillon.people.Person;
import org.carillon.spool.Acceptance;
import org.carillon.spool.Incoming;
import org.carillon.spool.Spool;
import org.carillon.store.HostName;

/// A letter written on a page. It goes through the one door into the house, [Spool#accept], to addresses the SMTP
/// door would take.
@ApplicationScoped
class TestLetter {
    private static final int MAX_SUBJECT = 500;
    private static final int MAX_TEXT = 100_000;
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT);

    private final Directory directory;
    private final MailComposer composer;
    private final People people;
    private final Spool spool;
    private final HostName hostName;
    private final Clock clock;

    TestLetter(Directory directory, MailComposer composer, People people, Spool spool, HostName hostName, Clock clock) {
        this.directory = directory;
        this.composer = composer;
        this.people = people;
        this.spool = spool;
        this.hostName = hostName;
        this.clock = clock;
    }

    LetterPages.Faults faults(LetterPages.Draft draft) {
        String from = wrong(draft.from());
        String to = wrong(draft.to());
        return new LetterPages.Faults(
                from,
                to.isEmpty() ? unreachable(Address.of(draft.to())) : to,
                draft.subject().length() > MAX_SUBJECT ? "A subject has at most " + MAX_SUBJECT + " characters." : "",
                draft.text().length() > MAX_TEXT ? "A letter has at most " + MAX_TEXT + " characters here." : "");
    }

    private static String wrong(String address) {
        if (address.isEmpty()) return "An address is needed, such as ana@example.org.";
        try {
            Address.of(address);
            return "";
        } catch (AddressException sentence) {
            return String.valueOf(sentence.getMessage());
        }
    }

    /// In the words of the SMTP door (RCPT).
    private String unreachable(Address to) {
        return switch (directory.lookup(to)) {
            case Destination.Unknown _, Destination.ForwardReturn _ -> "No such address here.";
            case Destination.Remote _ -> "This host does not relay: the domain is not one of ours.";
            case Destination.ListPost _,
                    Destination.ListCommand _,
                    Destination.ListBounce _,
                    Destination.ListOwner _,
                    Destination.PersonInbox _,
                    Destination.Postmaster _ -> "";
        };
    }

    /// @param draft without faults
    Acceptance send(LetterPages.Draft draft) {
        Address from = Address.of(draft.from());
        Address to = Address.of(draft.to());
        var mail = new Mail()
                .setFrom(sender(from))
                .addTo(to.toString())
                .setSubject(draft.subject())
                .setText(draft.text());
        // it is a person's letter: rules against machines' letters must not see one
        mail.getHeaders().put("Auto-Submitted", List.of());
        Message message = composer.compose(mail);
        return spool.accept(
                new Incoming(new Envelope(from, List.of(to)), message.raw(), trace(to), "", OptionalLong.empty()));
    }

    private String sender(Address from) {
        Optional<Person> known = people.at(from);
        String name = known.map(Person::name).orElse("");
        return name.isBlank() ? from.toString() : EncoderUtil.encodeAddressDisplayName(name) + " <" + from + ">";
    }

    private String trace(Address to) {
        return "Received: by " + hostName.text() + " with HTTP\r\n\tfor <" + to + ">;\r\n\t"
                + DATE.format(clock.instant().atOffset(ZoneOffset.UTC)) + "\r\n";
    }
}

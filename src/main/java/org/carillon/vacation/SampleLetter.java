package org.carillon.vacation;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.mail.Address;
import org.carillon.mail.Envelope;
import org.carillon.mail.Message;
import org.carillon.trust.Provenance;

/// A friend's letter, to show somebody how their away message will arrive. It is answered as every letter is, by
/// [AwayPolicy], on a day on which they are away.
public final class SampleLetter {
    public static final String SUBJECT = "Lunch on Thursday?";

    private static final Address FRIEND = new Address("friend", "elsewhere.example");

    private SampleLetter() {}

    /// The reply; nothing when there would be none, as with a letter that the person could have sent to themselves.
    ///
    /// @param to its recipient is whom the friend writes to
    public static Optional<AwayLetter> answered(Vacation vacation, Addressee to) {
        var always = Span.open(vacation.span().zone());
        var away = new Vacation(
                true, vacation.text(), vacation.subject(), always, vacation.everyDays(), vacation.addresses());
        String letter = "From: " + FRIEND + "\r\nTo: " + to.recipient() + "\r\nSubject: " + SUBJECT + "\r\n\r\n?\r\n";
        var facts = new AwayFacts(
                to,
                new Envelope(FRIEND, List.of(to.recipient())),
                new Message(letter.getBytes(StandardCharsets.UTF_8)),
                Instant.EPOCH,
                new AwayFacts.House(false, false, id -> false),
                Provenance.UNKNOWN);
        return AwayPolicy.decide(away, facts) instanceof ReplyDecision.Reply reply
                ? Optional.of(reply.letter())
                : Optional.empty();
    }
}

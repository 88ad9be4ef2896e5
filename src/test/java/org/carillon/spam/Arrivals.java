package org.carillon.spam;

import java.time.Instant;
import java.util.Optional;
import org.carillon.mail.MailDate;
import org.carillon.mail.Message;

/// When letters of a collection came in: what the last host on their way wrote down.
final class Arrivals {
    private Arrivals() {}

    static Sample sample(Message message) {
        Optional<Instant> accepted = message.headers()
                .first("Received")
                .filter(hop -> hop.indexOf(';') >= 0)
                .flatMap(hop -> MailDate.parse(hop.substring(hop.lastIndexOf(';') + 1)));
        Instant written =
                message.headers().first("Date").flatMap(MailDate::parse).orElse(Samples.NOON);
        return Sample.of(message, accepted.orElse(written));
    }
}

package org.carillon.delivery;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.domains.Secrets;
import org.carillon.mail.Address;
import org.carillon.mail.CopyRecipe;
import org.carillon.mail.HeaderEdits;
import org.carillon.mail.Message;
import org.carillon.store.Messages;
import org.jboss.logging.Logger;

/// Tells a person that a letter could not be delivered (RFC 3464), in the transaction in which that is written
/// down.
@ApplicationScoped
class Bounces {
    private static final Logger LOG = Logger.getLogger(Bounces.class);

    private final Outbox outbox;
    private final Messages messages;
    private final Secrets secrets;
    private final Clock clock;
    private final OurName ourName;
    private final Template template;

    Bounces(
            Outbox outbox,
            Messages messages,
            Secrets secrets,
            Clock clock,
            OurName ourName,
            @Location("letters/undelivered") Template template) {
        this.outbox = outbox;
        this.messages = messages;
        this.secrets = secrets;
        this.clock = clock;
        this.ourName = ourName;
        this.template = template;
    }

    void send(Letter letter, Map<Recipient, Failure.Refusal> refused) {
        Optional<Address> sender = Address.parse(letter.returnPath());
        if (sender.isEmpty()) {
            // a bounce that cannot be delivered is never answered (RFC 5321 §6.1)
            LOG.infof("delivery bounce-dropped letter=%d recipients=%d", letter.outgoingId(), refused.size());
            return;
        }
        Message original = messages.load(letter.messageId());
        var report = new BounceReport(ourName.text(), clock.instant(), secrets.token());
        Message bounce = report.compose(sender.get(), words(letter, refused, original), refused, original);
        long id = messages.store(bounce.raw(), "");
        var recipe = CopyRecipe.same("", HeaderEdits.NONE);
        outbox.enqueue(
                new Outgoing(id, recipe, Priority.LETTER, Outgoing.HOUSE, BounceReport.SUBJECT),
                RecipientSource.of(sender.get()));
        LOG.infof("delivery bounced letter=%d recipients=%d", letter.outgoingId(), refused.size());
    }

    private String words(Letter letter, Map<Recipient, Failure.Refusal> refused, Message original) {
        List<Map<String, String>> lines = refused.entrySet().stream()
                .map(one -> Map.of(
                        "address",
                        one.getKey().address().toString(),
                        "why",
                        one.getValue().reply()))
                .toList();
        return template.data("subject", letter.subject())
                .data("refusals", lines)
                .data("whole", original.size() <= BounceReport.MOST_OF_ORIGINAL)
                .data("host", ourName.text())
                .render();
    }
}

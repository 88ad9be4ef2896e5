package org.carillon.delivery;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
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
import org.carillon.mail.Notify;
import org.carillon.mail.Returned;
import org.carillon.store.Messages;
import org.jboss.logging.Logger;

/// Tells a person what became of a letter (RFC 3464), in the transaction in which that is written down.
@ApplicationScoped
class Bounces {
    private static final Logger LOG = Logger.getLogger(Bounces.class);

    private final Outbox outbox;
    private final Messages messages;
    private final Secrets secrets;
    private final Clock clock;
    private final OurName ourName;
    private final Template undelivered;
    private final Template delivered;

    Bounces(
            Outbox outbox,
            Messages messages,
            Secrets secrets,
            Clock clock,
            OurName ourName,
            @Location("letters/undelivered") Template undelivered,
            @Location("letters/delivered") Template delivered) {
        this.outbox = outbox;
        this.messages = messages;
        this.secrets = secrets;
        this.clock = clock;
        this.ourName = ourName;
        this.undelivered = undelivered;
        this.delivered = delivered;
    }

    /// Reports what the sender wants to hear of (RFC 3461 §4.1).
    void send(Letter letter, Progress.Ended ended) {
        if (!ended.refused().isEmpty() && letter.terms().wants(Notify.FAILURE)) failures(letter, ended.refused());
        if (!ended.confirmed().isEmpty()) successes(letter, ended.confirmed());
    }

    private void failures(Letter letter, Map<Recipient, Failure.Refusal> refused) {
        Message original = messages.load(letter.messageId());
        boolean whole = letter.terms().letter().returned() != Returned.HEADERS
                && original.size() <= StatusReport.MOST_OF_ORIGINAL;
        List<StatusReport.Fate> fates = refused.entrySet().stream()
                .map(one -> new StatusReport.Fate(
                        one.getKey().address(),
                        "failed",
                        one.getValue().status(),
                        one.getValue().reply()))
                .toList();
        String text = text(undelivered, letter, fates).data("whole", whole).render();
        send(letter, new StatusReport.Words("Your letter could not be delivered", text, whole), fates, original);
    }

    /// With the header alone, whatever RET says (RFC 3461 §4.3).
    private void successes(Letter letter, Map<Recipient, Arrival> confirmed) {
        List<StatusReport.Fate> fates = confirmed.entrySet().stream()
                .map(one -> new StatusReport.Fate(
                        one.getKey().address(),
                        one.getValue().action(),
                        one.getValue().status(),
                        ""))
                .toList();
        String text = text(delivered, letter, fates).render();
        var words = new StatusReport.Words("Your letter has arrived", text, false);
        send(letter, words, fates, messages.load(letter.messageId()));
    }

    private TemplateInstance text(Template template, Letter letter, List<StatusReport.Fate> fates) {
        return template.data("subject", letter.subject()).data("fates", fates).data("host", ourName.text());
    }

    private void send(Letter letter, StatusReport.Words words, List<StatusReport.Fate> fates, Message original) {
        Optional<Address> sender = Address.parse(letter.copies().returnPath());
        if (sender.isEmpty()) {
            // a bounce that cannot be delivered is never answered (RFC 5321 §6.1)
            LOG.infof("delivery bounce-dropped letter=%d recipients=%d", letter.outgoingId(), fates.size());
            return;
        }
        var report = new StatusReport(ourName.text(), clock.instant(), secrets.token(), letter.terms());
        Message bounce = report.compose(sender.get(), words, fates, original);
        long id = messages.store(bounce.raw(), "");
        outbox.enqueue(
                new Outgoing(
                        id, CopyRecipe.same("", HeaderEdits.NONE), Priority.LETTER, Outgoing.HOUSE, words.subject()),
                RecipientSource.of(sender.get()));
        LOG.infof("delivery bounced letter=%d recipients=%d", letter.outgoingId(), fates.size());
    }
}

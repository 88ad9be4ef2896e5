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
import org.carillon.mail.MailTerms;
import org.carillon.mail.Message;
import org.carillon.mail.Notify;
import org.carillon.mail.Returned;
import org.carillon.store.Messages;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Tells a person what became of a letter (RFC 3464), in the transaction in which that is written down.
@ApplicationScoped
public class Bounces {
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

    /// The letter that a report is about, and who gets it.
    private record About(long messageId, String subject, MailTerms terms, String returnPath) {
        static About of(Letter letter) {
            return new About(
                    letter.messageId(),
                    letter.subject(),
                    letter.terms(),
                    letter.copies().returnPath());
        }
    }

    /// Reports what the sender wants to hear of (RFC 3461 §4.1).
    void send(Letter letter, Progress.Ended ended) {
        About about = About.of(letter);
        if (!ended.refused().isEmpty() && letter.terms().wants(Notify.FAILURE)) failures(about, ended.refused());
        if (ended.confirmed().isEmpty()) return;
        List<StatusReport.Fate> fates = ended.confirmed().entrySet().stream()
                .map(one -> good(one.getKey().address(), one.getValue()))
                .toList();
        successes(about, fates);
    }

    /// Tells who wants to hear of success that a letter has come to its end here.
    public void arrived(Arrived letter) {
        @Nullable Address sender = letter.sender();
        if (sender == null || !letter.terms().wants(Notify.SUCCESS)) return;
        var about = new About(letter.messageId(), letter.subject(), letter.terms(), sender.toString());
        successes(about, List.of(good(letter.recipient(), Arrival.FILED)));
    }

    private void failures(About about, Map<Recipient, Failure.Refusal> refused) {
        Message original = messages.load(about.messageId());
        boolean whole = about.terms().letter().returned() != Returned.HEADERS
                && original.size() <= StatusReport.MOST_OF_ORIGINAL;
        List<StatusReport.Fate> fates = refused.entrySet().stream()
                .map(one -> new StatusReport.Fate(
                        one.getKey().address(),
                        "failed",
                        one.getValue().status(),
                        one.getValue().reply()))
                .toList();
        String text = text(undelivered, about, fates).data("whole", whole).render();
        send(about, new StatusReport.Words("Your letter could not be delivered", text, whole), fates, original);
    }

    private static StatusReport.Fate good(Address recipient, Arrival how) {
        return new StatusReport.Fate(recipient, how.action(), how.status(), "");
    }

    /// With the header alone, whatever RET says (RFC 3461 §4.3).
    private void successes(About about, List<StatusReport.Fate> fates) {
        String text = text(delivered, about, fates).render();
        var words = new StatusReport.Words("Your letter has arrived", text, false);
        send(about, words, fates, messages.load(about.messageId()));
    }

    private TemplateInstance text(Template template, About about, List<StatusReport.Fate> fates) {
        return template.data("subject", about.subject()).data("fates", fates).data("host", ourName.text());
    }

    private void send(About about, StatusReport.Words words, List<StatusReport.Fate> fates, Message original) {
        Optional<Address> sender = Address.parse(about.returnPath());
        if (sender.isEmpty()) {
            // a bounce that cannot be delivered is never answered (RFC 5321 §6.1)
            LOG.infof("delivery bounce-dropped message=%d recipients=%d", about.messageId(), fates.size());
            return;
        }
        var report = new StatusReport(ourName.text(), clock.instant(), secrets.token(), about.terms());
        Message bounce = report.compose(sender.get(), words, fates, original);
        long id = messages.store(bounce.raw(), "");
        outbox.enqueue(
                new Outgoing(
                        id, CopyRecipe.same("", HeaderEdits.NONE), Priority.LETTER, Outgoing.HOUSE, words.subject()),
                RecipientSource.of(sender.get()));
        LOG.infof("delivery bounced message=%d recipients=%d", about.messageId(), fates.size());
    }
}

package org.carillon.delivery;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.carillon.domains.Postmaster;
import org.carillon.mail.Address;
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
    private static final DateTimeFormatter UNTIL = DateTimeFormatter.ofPattern(
                    "EEEE, d MMMM, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Reports reports;
    private final Messages messages;
    private final Postmaster postmaster;
    private final Clock clock;
    private final Template undelivered;
    private final Template delivered;
    private final Template delayed;
    private final Template unreturned;

    Bounces(
            Reports reports,
            Messages messages,
            Postmaster postmaster,
            Clock clock,
            @Location("letters/undelivered") Template undelivered,
            @Location("letters/delivered") Template delivered,
            @Location("letters/delayed") Template delayed,
            @Location("letters/unreturned") Template unreturned) {
        this.reports = reports;
        this.messages = messages;
        this.postmaster = postmaster;
        this.clock = clock;
        this.undelivered = undelivered;
        this.delivered = delivered;
        this.delayed = delayed;
        this.unreturned = unreturned;
    }

    /// The letter that a report is about.
    private record About(long messageId, String subject, MailTerms terms, Instant since) {
        static About of(Letter letter, Instant since) {
            return new About(letter.messageId(), letter.subject(), letter.terms(), since);
        }
    }

    /// Reports what the sender wants to hear of (RFC 3461 §4.1). Of a report that cannot be delivered, or of
    /// another letter from nobody, the postmaster hears; of what was written to him nobody does.
    ///
    /// @param since when the letter was put in
    void send(Letter letter, Instant since, Progress.Ended ended) {
        if (letter.unanswerable()) unreturned(letter, since, ended.refused());
        else if (letter.ofPerson()) answer(letter, since, ended);
    }

    private void answer(Letter letter, Instant since, Progress.Ended ended) {
        About about = About.of(letter, since);
        Address sender = Address.of(letter.copies().returnPath());
        if (!ended.refused().isEmpty() && letter.terms().wants(Notify.FAILURE)) {
            failures(sender, about, ended.refused());
        }
        if (ended.confirmed().isEmpty()) return;
        List<Fate> fates = ended.confirmed().entrySet().stream()
                .map(one -> Fate.good(one.getKey().address(), one.getValue()))
                .toList();
        successes(sender, about, fates);
    }

    /// Tells who wants to hear of success that a letter has come to its end here.
    public void arrived(Arrived letter) {
        @Nullable Address sender = letter.sender();
        if (sender == null || !letter.terms().wants(Notify.SUCCESS)) return;
        var about = new About(letter.messageId(), letter.subject(), letter.terms(), clock.instant());
        successes(sender, about, List.of(Fate.good(letter.recipient(), Arrival.FILED)));
    }

    /// Tells that a letter has not arrived yet.
    ///
    /// @param fates of those who have no copy
    /// @param until when it is given up
    void delayed(Letter letter, Instant since, List<Fate> fates, Instant until) {
        About about = About.of(letter, since);
        String text =
                text(delayed, about, fates).data("until", UNTIL.format(until)).render();
        var words = new StatusReport.Words("Your letter has not arrived yet", text, false);
        reports.send(Address.of(letter.copies().returnPath()), report(about, words, fates, Optional.of(until)));
    }

    private void failures(Address sender, About about, Map<Recipient, Failure.Refusal> refused) {
        Message original = messages.load(about.messageId());
        boolean whole = about.terms().letter().returned() != Returned.HEADERS
                && original.size() <= StatusReport.MOST_OF_ORIGINAL;
        List<Fate> fates = fates(refused);
        String text = text(undelivered, about, fates).data("whole", whole).render();
        var words = new StatusReport.Words("Your letter could not be delivered", text, whole);
        reports.send(sender, report(about, words, fates, Optional.empty()));
    }

    private static List<Fate> fates(Map<Recipient, Failure.Refusal> refused) {
        return refused.entrySet().stream()
                .map(one -> Fate.failed(one.getKey(), one.getValue()))
                .toList();
    }

    /// RFC 5321 §6.1: never to its sender, as there is none, or it may be somebody else. What such a
    /// one asks for does not count.
    private void unreturned(Letter letter, Instant since, Map<Recipient, Failure.Refusal> refused) {
        if (refused.isEmpty()) return;
        Optional<Address> reader = postmaster.address();
        boolean wanted = letter.unproven() || letter.terms().wants(Notify.FAILURE);
        if (reader.isEmpty() || !wanted) {
            LOG.infof("delivery bounce-dropped message=%d recipients=%d", letter.messageId(), refused.size());
            return;
        }
        About about = About.of(letter, since);
        List<Fate> fates = fates(refused);
        String text = text(unreturned, about, fates).render();
        var words = new StatusReport.Words("A report could not be delivered", text, false);
        reports.toPostmaster(reader.get(), report(about, words, fates, Optional.empty()));
    }

    /// With the header alone, whatever RET says (RFC 3461 §4.3).
    private void successes(Address sender, About about, List<Fate> fates) {
        var words = new StatusReport.Words(
                "Your letter has arrived", text(delivered, about, fates).render(), false);
        reports.send(sender, report(about, words, fates, Optional.empty()));
    }

    private TemplateInstance text(Template template, About about, List<Fate> fates) {
        return template.data("subject", about.subject()).data("fates", fates).data("host", reports.host());
    }

    private Reports.Report report(About about, StatusReport.Words words, List<Fate> fates, Optional<Instant> until) {
        var dates = new StatusReport.Dates(about.since(), clock.instant(), until);
        return new Reports.Report(about.messageId(), about.terms(), dates, words, fates);
    }
}

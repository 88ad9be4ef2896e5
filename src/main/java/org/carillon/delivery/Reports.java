package org.carillon.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.carillon.domains.Secrets;
import org.carillon.mail.Address;
import org.carillon.mail.CopyRecipe;
import org.carillon.mail.HeaderEdits;
import org.carillon.mail.LetterTerms;
import org.carillon.mail.MailTerms;
import org.carillon.mail.Message;
import org.carillon.mail.RecipientTerms;
import org.carillon.mail.Returned;
import org.carillon.store.Messages;
import org.jboss.logging.Logger;

/// Puts reports into the outbox, in the caller's transaction, with the empty return path.
@ApplicationScoped
class Reports {
    private static final Logger LOG = Logger.getLogger(Reports.class);

    private final Outbox outbox;
    private final Messages messages;
    private final Secrets secrets;
    private final OurName ourName;
    private final ReportBudget budget;

    Reports(Outbox outbox, Messages messages, Secrets secrets, OurName ourName, ReportBudget budget) {
        this.outbox = outbox;
        this.messages = messages;
        this.secrets = secrets;
        this.ourName = ourName;
        this.budget = budget;
    }

    /// @param messageId the letter that it is about
    /// @param terms what its sender asked for
    record Report(
            long messageId, MailTerms terms, StatusReport.Dates dates, StatusReport.Words words, List<Fate> fates) {
        /// The same when it is written again because its transaction failed.
        private Object identity() {
            return List.of(
                    messageId,
                    words.subject(),
                    fates.stream().map(Fate::address).toList());
        }
    }

    String host() {
        return ourName.text();
    }

    /// To whoever sent the letter, unless a budget is spent.
    void send(Address sender, Report report) {
        if (budget.allows(sender, report.identity())) put(sender, report, Outgoing.REPORT);
        else unsent(report);
    }

    /// The last of a chain: nothing follows when it cannot be delivered.
    void toPostmaster(Address postmaster, Report report) {
        if (budget.allowsPostmaster(report.identity())) put(postmaster, report, Outgoing.HOUSE);
        else unsent(report);
    }

    private static void unsent(Report report) {
        LOG.infof(
                "delivery report-unsent message=%d recipients=%d subject=\"%s\" why=budget",
                report.messageId(), report.fates().size(), report.words().subject());
    }

    private void put(Address to, Report report, String origin) {
        Message composed = new StatusReport(host(), report.dates(), secrets.token(), report.terms())
                .compose(to, report.words(), report.fates(), messages.load(report.messageId()));
        long id = messages.store(composed.raw(), "");
        var recipe = CopyRecipe.same("", HeaderEdits.NONE).signedBy(host());
        String subject = report.words().subject();
        outbox.enqueue(
                new Outgoing(id, recipe, Priority.LETTER, origin, subject, terms(report)), RecipientSource.of(to));
        LOG.infof(
                "delivery reported message=%d recipients=%d subject=\"%s\"",
                report.messageId(), report.fates().size(), subject);
    }

    /// A report in UTF-8 says so on its way (RFC 6531 §3.4).
    private static MailTerms terms(Report report) {
        boolean utf8 = report.terms().letter().utf8();
        return new MailTerms(new LetterTerms(Returned.UNSAID, "", utf8, false), RecipientTerms.NONE);
    }
}

package org.carillon.desk;

import io.quarkus.mailer.Mail;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.james.mime4j.codec.EncoderUtil;
import org.carillon.letters.AwayLetters;
import org.carillon.mail.Mailbox;
import org.carillon.mail.MessageId;
import org.carillon.vacation.AwayLetter;
import org.carillon.vacation.Budgets;
import org.carillon.vacation.ReplyDecision;
import org.carillon.vacation.ReplyIds;

/// Writes the replies of people who are away. The budgets are claimed first, then the letter goes into the outbox,
/// all in the caller's transaction: after a crash there was either both or nothing. The envelope sender is empty,
/// so that a reply which cannot be delivered makes no bounce.
@ApplicationScoped
class AwayReplies {
    private final Budgets budgets;
    private final ReplyIds replyIds;

    AwayReplies(Budgets budgets, ReplyIds replyIds) {
        this.budgets = budgets;
        this.replyIds = replyIds;
    }

    /// Nothing happens when a budget is spent; the reason has been written down by then.
    void answer(ReplyDecision.Reply reply) {
        if (budgets.claim(reply.claim()).isEmpty()) post(reply.letter());
    }

    /// The fields are those of RFC 3834 §3.1 and §5, and what other programs take for a sign not to answer.
    private void post(AwayLetter letter) {
        var mail = new Mail()
                .setFrom(written(letter.from()))
                .addTo(letter.to().toString())
                .setSubject(letter.subject())
                .addHeader("Message-ID", replyIds.fresh().bracketed())
                .addHeader("Auto-Submitted", "auto-replied (vacation)")
                .addHeader("Precedence", "bulk")
                .addHeader("X-Auto-Response-Suppress", "All");
        List<MessageId> thread = letter.references();
        if (!thread.isEmpty()) {
            mail.addHeader("In-Reply-To", thread.getLast().bracketed())
                    .addHeader(
                            "References",
                            thread.stream().map(MessageId::bracketed).collect(Collectors.joining(" ")));
        }
        AwayLetters.vacation(letter.text()).mail(mail).send().await().indefinitely();
    }

    private static String written(Mailbox from) {
        String address = "<" + from.address() + ">";
        return from.name().isEmpty() ? address : EncoderUtil.encodeAddressDisplayName(from.name()) + " " + address;
    }
}

package org.carillon.delivery;

import io.quarkus.arc.Unremovable;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.letters.MailComposer;
import org.carillon.mail.CopyRecipe;
import org.carillon.mail.HeaderEdits;
import org.carillon.mail.Mailbox;
import org.carillon.mail.Message;
import org.carillon.store.Messages;

/// Letters written with Quarkus' mailer leave through the [Outbox], in the transaction of the change they tell
/// of. The envelope sender is empty unless the letter has a bounce address.
@Unremovable
@ApplicationScoped
public class OutboxMailer implements Mailer {
    private final MailComposer composer;
    private final Messages messages;
    private final Outbox outbox;

    OutboxMailer(MailComposer composer, Messages messages, Outbox outbox) {
        this.composer = composer;
        this.messages = messages;
        this.outbox = outbox;
    }

    @Override
    @Transactional
    public void send(Mail... mails) {
        for (Mail mail : mails) send(mail);
    }

    private void send(Mail mail) {
        send(mail, composer.compose(mail));
    }

    /// Sends a letter that encloses another one.
    ///
    /// @param mail with a text
    /// @param enclosed goes along byte for byte
    /// @param name of the file that it makes
    @Transactional
    public void send(Mail mail, byte[] enclosed, String name) {
        send(mail, composer.compose(mail, enclosed, name));
    }

    private void send(Mail mail, Message message) {
        long id = messages.store(message.raw(), "");
        String sender = Optional.ofNullable(mail.getBounceAddress()).orElse("");
        var recipe = CopyRecipe.same(sender, HeaderEdits.NONE).signedBy(signer(mail));
        String subject = Optional.ofNullable(mail.getSubject()).orElse("");
        outbox.enqueue(
                new Outgoing(id, recipe, Priority.LETTER, Outgoing.HOUSE, subject),
                RecipientSource.of(recipients(mail)));
    }

    /// The domain of who writes; what the house writes is what it says.
    private static String signer(Mail mail) {
        return Optional.ofNullable(mail.getFrom()).map(Mailbox::list).orElse(List.of()).stream()
                .map(from -> from.address().domain())
                .findFirst()
                .orElse("");
    }

    private static List<Recipient> recipients(Mail mail) {
        var all = new ArrayList<Recipient>();
        for (List<String> fields : List.of(mail.getTo(), mail.getCc(), mail.getBcc())) {
            for (String field : fields) {
                for (Mailbox mailbox : Mailbox.list(field)) all.add(new Recipient(mailbox.address(), ""));
            }
        }
        return all;
    }
}

package org.carillon.delivery;

import io.quarkus.arc.Unremovable;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// The door that mail templates use. All is done on the thread that awaits, and so in its transaction.
@Unremovable
@ApplicationScoped
public class ReactiveOutboxMailer implements ReactiveMailer {
    private final OutboxMailer mailer;

    ReactiveOutboxMailer(OutboxMailer mailer) {
        this.mailer = mailer;
    }

    @Override
    public Uni<Void> send(Mail... mails) {
        return Uni.createFrom().voidItem().invoke(() -> mailer.send(mails));
    }
}

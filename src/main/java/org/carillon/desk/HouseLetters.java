package org.carillon.desk;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.MailTemplate.MailTemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import org.carillon.mail.Address;
import org.carillon.store.HostName;

/// Letters of the server itself to people with an account.
@ApplicationScoped
class HouseLetters {
    private final String host;

    HouseLetters(HostName hostName) {
        this.host = hostName.text();
    }

    /// How the server is called in them.
    String host() {
        return host;
    }

    /// Goes out with the transaction in which it is called.
    void send(Address to, String subject, MailTemplateInstance letter) {
        letter.mail(new Mail()
                        .setFrom("Carillon <postmaster@" + host + ">")
                        .addTo(to.toString())
                        .setSubject(subject)
                        .addHeader("Auto-Submitted", "auto-generated")
                        .addHeader("X-Auto-Response-Suppress", "All"))
                .send()
                .await()
                .indefinitely();
    }
}

package org.carillon.lists;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.carillon.domains.Domains;
import org.carillon.mail.Address;
import org.carillon.mail.Envelope;
import org.carillon.mail.Mailbox;
import org.carillon.mail.Message;

/// What tests with a database share: a fresh list each, and letters in a line of code.
abstract class WithLists {
    static final String DOMAIN = "lists.example.org";
    private static final AtomicInteger COUNT = new AtomicInteger();

    @Inject
    ListRegister register;

    @Inject
    Domains domains;

    @Inject
    Members members;

    MailingList list(String... settings) {
        domains.add(DOMAIN);
        String local = "chess" + COUNT.incrementAndGet() + "x" + Long.toString(System.nanoTime() % 1_000_000, 36);
        ListSettings wanted = ListSettings.USUAL;
        for (String setting : settings) wanted = wanted.with(setting);
        return register.create(
                Address.of(local + "@" + DOMAIN),
                "Chess Club",
                wanted,
                List.of(Address.of("olga@owners.example")),
                By.house("test"));
    }

    MailingList join(MailingList list, String... addresses) {
        for (String address : addresses) {
            members.admit(list, new Mailbox("", Address.of(address)), MemberMode.REGULAR, By.house("test"));
        }
        return list;
    }

    static Message letter(String... lines) {
        return new Message((String.join("\r\n", lines) + "\r\n").getBytes(UTF_8));
    }

    static Envelope from(String sender) {
        return new Envelope(Address.of(sender), List.of());
    }
}

package org.carillon.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.carillon.delivery.Captured;
import org.carillon.domains.Domains;
import org.carillon.lists.By;
import org.carillon.lists.ListRegister;
import org.carillon.lists.ListSettings;
import org.carillon.lists.MailingList;
import org.carillon.lists.MemberChange;
import org.carillon.lists.MemberMode;
import org.carillon.lists.Members;
import org.carillon.mail.Address;
import org.carillon.mail.Mailbox;
import org.carillon.mail.Message;
import org.carillon.store.Messages;
import org.carillon.store.Sql;
import org.carillon.testing.Eventually;
import org.carillon.trust.Origin;
import org.junit.jupiter.api.Test;

/// Who hears that a post of theirs went out.
@QuarkusTest
class ReceiptsTest {
    private static final By BY = By.house("test");

    @Inject
    Domains domains;

    @Inject
    ListRegister register;

    @Inject
    Members members;

    @Inject
    Messages messages;

    @Inject
    Desk desk;

    @Inject
    Captured captured;

    @Inject
    Sql sql;

    private final String unique = UUID.randomUUID().toString().substring(0, 8);
    private final Address ana = Address.of("ana" + unique + "@people.example");

    private MailingList list() {
        domains.add("receipts.example");
        MailingList list = register.create(
                Address.of("l" + UUID.randomUUID().toString().substring(0, 8) + "@receipts.example"),
                "Chess",
                ListSettings.USUAL,
                List.of(),
                BY);
        members.admit(list, new Mailbox("", ana), MemberMode.NOMAIL, BY);
        members.admit(list, new Mailbox("", Address.of("ben" + unique + "@x.example")), MemberMode.REGULAR, BY);
        return list;
    }

    private void ack(MailingList list) {
        members.change(members.find(list.id(), ana).orElseThrow(), MemberChange.options(Map.of("ack", "on")), BY);
    }

    private void publish(MailingList list, String provenance) {
        byte[] bytes = ("From: " + ana + "\r\nSubject: Pawns\r\n\r\nHello\r\n").getBytes(StandardCharsets.UTF_8);
        QuarkusTransaction.requiringNew().run(() -> {
            long id = messages.store(bytes, "");
            sql.update("update message set provenance = ? where id = ?", provenance, id);
            desk.apply(new Effect.Publish(list, id, new Message(bytes), List.of()));
        });
    }

    private List<String> letters(String to) {
        return captured.page(Long.MAX_VALUE, 1000).stream()
                .filter(l -> l.recipient().startsWith(to + unique))
                .map(l -> new String(captured.raw(l.id()).orElseThrow(), StandardCharsets.UTF_8))
                .toList();
    }

    private void awaitCopies(int count) {
        Eventually.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> letters("ben").size() == count);
    }

    @Test
    void aProvenAuthorWhoWantsOneGetsAReceipt() {
        MailingList list = list();
        ack(list);
        publish(list, Origin.SIGNED_IN.name());
        Eventually.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> letters("ana").size() == 1);
        String receipt = letters("ana").getFirst();
        assertTrue(receipt.contains("Pawns") && receipt.contains("Auto-Submitted: auto-generated"), receipt);
    }

    @Test
    void nobodyElseDoes() {
        MailingList forged = list();
        ack(forged);
        publish(forged, "");
        publish(list(), Origin.SIGNED_IN.name());
        awaitCopies(2);
        assertEquals(List.of(), letters("ana"));
    }
}

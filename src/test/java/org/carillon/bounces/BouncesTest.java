package org.carillon.bounces;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.carillon.domains.Domains;
import org.carillon.domains.Secrets;
import org.carillon.lists.By;
import org.carillon.lists.ListRegister;
import org.carillon.lists.ListSettings;
import org.carillon.lists.MailingList;
import org.carillon.lists.Member;
import org.carillon.lists.MemberMode;
import org.carillon.lists.Members;
import org.carillon.mail.Address;
import org.carillon.mail.CopyRecipe;
import org.carillon.mail.Mailbox;
import org.carillon.mail.Message;
import org.carillon.store.Sql;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BouncesTest {
    private static final Message UNKNOWN_USER = new Message(
            "From: MAILER-DAEMON@mx.example\r\n\r\n<other@example.org>: 550 5.1.1 no such user\r\n".getBytes(UTF_8));

    @Inject
    Bounces bounces;

    @Inject
    Sql sql;

    @Inject
    Members members;

    @Inject
    ListRegister register;

    @Inject
    Domains domains;

    @Inject
    Secrets secrets;

    private MailingList list;
    private Member ana;

    @BeforeEach
    void aListWithAMember() {
        domains.add("bounces.example.org");
        Address address = Address.of("b" + Long.toString(System.nanoTime(), 36) + "@bounces.example.org");
        list = register.create(address, "", ListSettings.USUAL, List.of(), By.house("test"));
        members.admit(list, new Mailbox("", Address.of("ana@example.org")), MemberMode.REGULAR, By.house("test"));
        ana = members.find(list.id(), Address.of("ana@example.org")).orElseThrow();
    }

    private String returnPath(long listId) {
        return ana.tag() + "." + secrets.mac("bounce", CopyRecipe.bound(MailingList.key(listId), ana.tag()), 10);
    }

    @Test
    void writesDownABounceForTheMemberOfTheReturnPath() {
        assertInstanceOf(BounceOutcome.Recorded.class, bounces.arrived(list.id(), returnPath(list.id()), UNKNOWN_USER));

        Bounces.Event event = bounces.of(ana, 10).getFirst();
        assertEquals("ana@example.org", event.address());
        assertEquals("5.1.1", event.status());
        assertEquals("permanent", event.kind());
        assertTrue(event.reason().contains("no such user"));
    }

    @Test
    void forgetsABounceAfterAYear() {
        bounces.arrived(list.id(), returnPath(list.id()), UNKNOWN_USER);
        bounces.arrived(list.id(), returnPath(list.id()), UNKNOWN_USER);
        long old = bounces.of(ana, 10).getLast().id();
        sql.update("update bounce_event set received_at = current_timestamp - interval '366' day where id = ?", old);

        bounces.sweep();

        assertEquals(1, bounces.of(ana, 10).size());
        assertTrue(bounces.of(ana, 10).getFirst().id() > old);
    }

    @Test
    void believesNoForgedReturnPath() {
        List<String> forged = List.of(
                "",
                ana.tag(),
                ana.tag() + ".",
                ana.tag() + ".a",
                ana.tag() + ".aaaaaaaaaa",
                "." + returnPath(list.id()),
                returnPath(list.id() + 1),
                returnPath(list.id()) + "x",
                "\u0000.\u0000");
        for (String argument : forged) {
            assertInstanceOf(
                    BounceOutcome.Discarded.class, bounces.arrived(list.id(), argument, UNKNOWN_USER), argument);
        }
        assertEquals(List.of(), bounces.of(ana, 10));
    }

    @Test
    void writesNothingDownWhenNothingFailed() {
        var away =
                new Message("From: ana@example.org\r\nAuto-Submitted: auto-replied\r\n\r\nAway.\r\n".getBytes(UTF_8));

        assertInstanceOf(BounceOutcome.Discarded.class, bounces.arrived(list.id(), returnPath(list.id()), away));

        assertEquals(List.of(), bounces.of(ana, 10));
    }

    @Test
    void writesDownWhatOurOwnDeliveryCouldNotHandOver() {
        assertTrue(bounces.failed(list.id(), ana.tag(), ana.address(), "5.0.0", "552 5.2.2 mailbox full"));

        assertEquals("full", bounces.of(ana, 10).getFirst().kind());
        assertEquals("5.2.2", bounces.of(ana, 10).getFirst().status());
    }
}

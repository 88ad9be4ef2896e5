package org.carillon.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.carillon.delivery.Captured;
import org.carillon.desk.HeldDesk;
import org.carillon.domains.Domains;
import org.carillon.lists.By;
import org.carillon.lists.HeldPosts;
import org.carillon.lists.ListRegister;
import org.carillon.lists.ListStyle;
import org.carillon.lists.MailingList;
import org.carillon.lists.MemberMode;
import org.carillon.lists.Members;
import org.carillon.mail.Address;
import org.carillon.mail.Envelope;
import org.carillon.mail.Mailbox;
import org.carillon.spool.Acceptance;
import org.carillon.spool.Incoming;
import org.carillon.spool.SetAside;
import org.carillon.spool.Spool;
import org.carillon.store.Sql;
import org.carillon.testing.Eventually;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PipelineTest {
    private static final Address ANA = Address.of("ana@people.example");
    private static final Address BEN = Address.of("ben@people.example");
    private static final Address EVE = Address.of("eve@stranger.example");

    @Inject
    Spool spool;

    @Inject
    SetAside setAside;

    @Inject
    Domains domains;

    @Inject
    ListRegister register;

    @Inject
    Members members;

    @Inject
    HeldPosts held;

    @Inject
    HeldDesk heldDesk;

    @Inject
    Captured captured;

    @Inject
    Sql sql;

    MailingList list;

    @BeforeEach
    void aListOfTwo() {
        sql.update("delete from captured");
        domains.add("lists.example");
        String local = "l" + UUID.randomUUID().toString().substring(0, 8);
        list = register.create(
                new Address(local, "lists.example"),
                "",
                ListStyle.DISCUSSION.settings(),
                List.of(ANA),
                By.house("test"));
        for (Address who : List.of(ANA, BEN))
            members.admit(list, new Mailbox("", who), MemberMode.REGULAR, By.house("test"));
    }

    @Test
    void sendsAMembersPostToAllAndLetsGoOfIt() {
        post(ANA, list.address());

        await(() -> posts().size() == 2);
        for (Captured.CapturedLetter letter : posts()) {
            String text = new String(captured.raw(letter.id()).orElseThrow(), UTF_8);
            assertTrue(text.contains("List-Id: "), text);
            assertTrue(
                    text.endsWith("Subject: hello\r\nMessage-ID: <" + ANA.local() + "@m>\r\n\r\nHello all\r\n"), text);
            assertTrue(letter.sender().startsWith(list.address().local() + "-bounces+"), letter.sender());
        }
        await(() -> setAside.page(0, 10).isEmpty());
    }

    @Test
    void holdsAStrangersPostUntilSomebodyDecides() {
        post(EVE, list.address());
        await(() -> held.count(list.id()) == 1);
        long id = held.page(list.id(), 0, 10).getFirst().id();
        assertTrue(posts().isEmpty());

        assertTrue(heldDesk.accept(id, By.house("test")));

        await(() -> posts().size() == 2);
        assertEquals(false, heldDesk.accept(id, By.house("test")));
    }

    /// A member that cannot be read stands for any fault of ours.
    @Test
    void setsALetterAsideAfterThreeFailuresAndGoesOnWithTheOthers() {
        MailingList broken = register.create(
                Address.of("b" + list.address()), "", ListStyle.DISCUSSION.settings(), List.of(), By.house("test"));
        members.admit(broken, new Mailbox("", ANA), MemberMode.REGULAR, By.house("test"));
        sql.update("update member set mode = 'no such' where list_id = ?", broken.id());

        post(ANA, broken.address());
        post(BEN, list.address());

        await(() -> posts().size() == 2);
        await(() -> {
            sql.update("update spool set due_at = current_timestamp where state = 'ready' and attempts > 0");
            return setAside.count("shunted") == 1;
        });
        SetAside.Entry entry = setAside.page(0, 10).getFirst();
        assertEquals(3, entry.attempts());
        sql.update("update member set mode = 'regular' where list_id = ?", broken.id());
        assertTrue(setAside.retry(entry.id()));
        await(() -> posts().size() == 3 && setAside.page(0, 10).isEmpty());
    }

    @Test
    void keepsMailToThePostmasterUntilThereIsOne() {
        post(EVE, Address.of("postmaster@lists.example"));

        await(() -> setAside.count("shunted") == 1);
        assertTrue(setAside.page(0, 10).getFirst().error().contains("carillon.postmaster"));
        sql.update("delete from spool");
    }

    private void post(Address from, Address to) {
        String text = "From: %s\r\nTo: %s\r\nSubject: hello\r\nMessage-ID: <%s@m>\r\n\r\nHello all\r\n"
                .formatted(from, to, from.local());
        Acceptance answer = spool.accept(new Incoming(
                new Envelope(from, List.of(to)), text.getBytes(UTF_8), "Received: here\r\n", "", OptionalLong.empty()));
        assertInstanceOf(Acceptance.Stored.class, answer);
    }

    private List<Captured.CapturedLetter> posts() {
        return captured.page(Long.MAX_VALUE, 10).stream()
                .filter(letter -> letter.subject().equals("hello"))
                .toList();
    }

    private static void await(java.util.concurrent.Callable<Boolean> condition) {
        Eventually.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(condition);
    }
}

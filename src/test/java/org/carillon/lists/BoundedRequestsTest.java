package org.carillon.lists;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.carillon.mail.Address;
import org.carillon.mail.Mailbox;
import org.carillon.store.Ids;
import org.carillon.store.Sql;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A stranger with many addresses cannot bury a list in requests, and neither they nor invitations outlive what ends
/// them.
@QuarkusTest
class BoundedRequestsTest extends WithLists {
    private static final By PAGE = new By("somebody on its page", Channel.WEB, "192.0.2.1");
    private static final By OLGA = new By("olga@owners.example", Channel.WEB, "192.0.2.2");

    @Inject
    Joining joining;

    @Inject
    JoinRequests requests;

    @Inject
    Invitations invitations;

    @Inject
    Inviting inviting;

    @Inject
    Bans bans;

    @Inject
    ListSweep sweep;

    @Inject
    Trail trail;

    @Inject
    Sql sql;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    @BeforeEach
    void freshBudgets() {
        sql.update("delete from letter_slot");
    }

    private Admission asks(MailingList list, String address) {
        var who = new Mailbox("", Address.of(address));
        var application = new Application(who, Asker.onPage(who), MemberMode.REGULAR, "", Proof.SIGNED_IN, null);
        return joining.ask(list, application, PAGE);
    }

    /// So many wait already.
    ///
    /// @param domain with `%d` for the number
    private void wait(MailingList list, int count, String domain) {
        for (int i = 0; i < count; i++) {
            String at = domain.formatted(i);
            String address = "w" + i + "@" + at;
            sql.update(
                    "insert into join_request (id, list_id, address, address_key, name, mode, words, asked_at,"
                            + " expires_at, domain) values (?, ?, ?, ?, '', 'regular', '', ?, ?, ?)",
                    ids.next(),
                    list.id(),
                    address,
                    address,
                    clock.instant(),
                    clock.instant().plus(JoinRequests.LIFE),
                    at);
        }
    }

    private List<String> actions(MailingList list) {
        return trail.page(list.id(), Trail.Mark.NEWEST, 20).stream()
                .map(e -> e.action() + " " + e.subject())
                .toList();
    }

    private static boolean full(Admission became) {
        return assertInstanceOf(ListAnswer.RequestWaits.class, became.letters().getFirst())
                .full();
    }

    @Test
    void aDomainWithManyAddressesFillsNoMoreThanItsShare() {
        MailingList list = list("subscribe=moderate");
        wait(list, 98, "evil.example");

        assertFalse(full(asks(list, "a@a.evil.example")));
        assertTrue(full(asks(list, "b@evil.example")), "the moderators hear that no more are kept");
        Admission beyond = asks(list, "c@b.evil.example");

        assertInstanceOf(Admission.Waits.class, beyond);
        assertEquals(
                asks(list, "x@honest.example").sentence().replace("x@honest", "c@b.evil"),
                beyond.sentence(),
                "who is not kept hears the same");
        assertEquals(List.of(), beyond.letters());
        assertEquals(101, requests.count(list.id()), "one of another domain is kept");
    }

    /// Or whoever has one mailbox could take all the places of its mail host.
    @Test
    void onePersonWaitsOnceWhateverTagsStandBehindTheName() {
        MailingList list = list("subscribe=moderate");
        String first = asks(list, "ana+0@host.example").sentence();

        for (int i = 1; i < 5; i++) {
            assertEquals(
                    first.replace("+0", "+" + i),
                    asks(list, "ana+" + i + "@host.example").sentence());
        }
        asks(list, "ana@host.example");
        asks(list, "anna@host.example");

        assertEquals(2, requests.count(list.id()));
    }

    @Test
    void aListKeepsAThousandRequests() {
        MailingList list = list("subscribe=moderate");
        wait(list, 999, "d%d.example");

        assertTrue(full(asks(list, "last@one.example")));
        assertTrue(requests.full(list.id()));
        assertEquals(List.of(), asks(list, "beyond@another.example").letters());
        assertEquals(1000, requests.count(list.id()));
        assertFalse(requests.waits(list, Address.of("beyond@another.example")));
    }

    @Test
    void theStaffHearsThatNoMoreAreKeptThoughItHeardOfManyBefore() {
        MailingList list = list("subscribe=moderate");
        for (int i = 0; i < 12; i++) asks(list, "n" + i + "@n" + i + ".example");
        assertEquals(List.of(), asks(list, "quiet@quiet.example").letters(), "twelve an hour");
        wait(list, 99, "evil.example");
        assertTrue(full(asks(list, "z@evil.example")));

        sql.update("delete from join_request where list_id = ? and address = ?", list.id(), "z@evil.example");
        assertEquals(List.of(), asks(list, "y@evil.example").letters(), "once a day");
    }

    @Test
    void oneOrganisationIsOneWhateverItsSubdomains() {
        assertEquals("example.co.uk", JoinRequests.organization(Address.of("a@mail.x.example.co.uk")));
        assertEquals("evil.example", JoinRequests.organization(Address.of("a@x.evil.example")));
        assertEquals("localhost", JoinRequests.organization(Address.of("a@localhost")));
    }

    @Test
    void aNewBanEndsWhatTheBannedWaitFor() {
        MailingList list = list("subscribe=moderate");
        asks(list, "ana@bad.example");
        asks(list, "ben@sub.bad.example");
        asks(list, "cleo@good.example");
        inviting.invite(list, new Mailbox("", Address.of("dan@bad.example")), "", OLGA);

        bans.add(list, "bad.example", "", OLGA);

        assertEquals(
                List.of("cleo@good.example"),
                requests.page(list.id(), 0, 10).stream()
                        .map(r -> r.address().toString())
                        .toList());
        assertEquals(List.of(), invitations.page(list.id(), 0, 10));
        assertTrue(actions(list)
                .containsAll(List.of(
                        "request removed by a ban ana@bad.example",
                        "request removed by a ban ben@sub.bad.example",
                        "invitation removed by a ban dan@bad.example")));
    }

    @Test
    void aBanOfTheSiteEndsItOnAllLists() {
        MailingList first = list("subscribe=moderate");
        MailingList second = list("subscribe=moderate");
        String who = "eve" + System.nanoTime() + "@worse.example";
        asks(first, who);
        asks(second, who);
        asks(second, "fay@worse.example");

        bans.add(null, who, "", OLGA);

        assertEquals(0, requests.count(first.id()));
        assertEquals(1, requests.count(second.id()));
        bans.lift(null, bans.page(null, 0, 500).getLast().id(), OLGA);
    }

    @Test
    void anExpiredInvitationLeavesALineAndIsGone() {
        MailingList list = list("subscribe=invite");
        inviting.invite(list, new Mailbox("", Address.of("gil@example.org")), "", OLGA);
        sql.update(
                "update invitation set expires_at = ? where list_id = ?",
                Instant.now().minusSeconds(1),
                list.id());

        sweep.sweep();

        assertEquals(0, sql.number("select count(*) from invitation where list_id = ?", list.id()));
        assertEquals("invitation expired gil@example.org", actions(list).getFirst());
    }

    @Test
    void twoInvitationsAtOnceAreOne() throws Exception {
        MailingList list = list("subscribe=invite");
        var together = new CyclicBarrier(2);
        try (var two = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 20; round++) {
                var who = new Mailbox("", Address.of("h" + round + "@example.org"));
                var tries = List.of(0, 1).stream()
                        .map(_ -> two.submit(() -> {
                            together.await();
                            return inviting.invite(list, who, "", OLGA);
                        }))
                        .toList();
                for (var one : tries) assertInstanceOf(ListAnswer.Invited.class, one.get());
            }
        }
        assertEquals(20, sql.number("select count(*) from invitation where list_id = ?", list.id()));
    }

    @Test
    void anInvitationThatItsAddresseeIsSparedDoesNotCountForTheList() {
        MailingList list = list("subscribe=invite");
        Address much = Address.of("much@example.org");
        for (int i = 0; i < 3; i++) assertEquals("", inviting.objection(list, much));

        for (int i = 0; i < 5; i++) assertTrue(inviting.objection(list, much).contains("Too many letters"));

        assertEquals(
                3,
                sql.number(
                        "select count(*) from letter_slot where kind = 'invitations' and target = ?",
                        Long.toString(list.id())));
    }

    @Test
    void aListThatHasInvitedManyTakesNothingFromWhomItInvites() {
        MailingList list = list("subscribe=invite");
        for (int i = 0; i < 200; i++) {
            sql.update(
                    "insert into letter_slot (kind, target, slot, taken_at) values ('invitations', ?, ?, ?)",
                    Long.toString(list.id()),
                    i,
                    clock.instant());
        }
        assertFalse(inviting.objection(list, Address.of("spared@example.org")).isEmpty());
        assertEquals(
                0,
                sql.number(
                        "select count(*) from letter_slot where kind = 'confirm' and target = 'spared@example.org'"));
    }
}

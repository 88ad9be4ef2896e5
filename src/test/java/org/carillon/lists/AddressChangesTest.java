package org.carillon.lists;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.carillon.mail.Address;
import org.carillon.mail.Message;
import org.carillon.store.Sql;
import org.carillon.testing.ErrorsHeard;
import org.carillon.testing.Waiting;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Members get another address, and nobody else gets theirs.
@QuarkusTest
class AddressChangesTest extends WithLists {
    private static final By BY = By.house("test");
    private static final CommandOrigin ANYBODY = new CommandOrigin(false, "");
    private static final CommandOrigin AUTHOR = new CommandOrigin(true, true, "");

    private final String old = "o" + System.nanoTime() + "@example.org";
    private final String now = "n" + System.nanoTime() + "@example.org";

    @Inject
    AddressChanges changes;

    @Inject
    ListCommands commands;

    @Inject
    MemberLinks links;

    @Inject
    Bans bans;

    @Inject
    Sql sql;

    @BeforeEach
    void freshBudgets() {
        sql.update("delete from letter_slot");
    }

    private Member member(MailingList list, String address) {
        return members.find(list.id(), Address.of(address)).orElseThrow();
    }

    private boolean on(MailingList list, String address) {
        return members.find(list.id(), Address.of(address)).isPresent();
    }

    private void set(MailingList list, String address, String key, String value) {
        members.change(member(list, address), MemberChange.options(Map.of(key, value)), BY);
    }

    private static Address at(String address) {
        return Address.of(address);
    }

    private List<ListAnswer> write(
            MailingList list, String word, String argument, String from, CommandOrigin origin, String text) {
        Message letter = letter("From: " + from, "Message-ID: <q@example.org>", "", text);
        return commands.obey(list, word, argument, from("x@example.org"), letter, origin);
    }

    private List<ListAnswer> change(MailingList list, String from, CommandOrigin origin, String text) {
        return write(list, "request", "", from, origin, text);
    }

    private static ListAnswer.Confirm question(List<ListAnswer> answers) {
        return answers.stream()
                .filter(ListAnswer.Confirm.class::isInstance)
                .map(ListAnswer.Confirm.class::cast)
                .findFirst()
                .orElseThrow(() -> new AssertionError(answers.toString()));
    }

    @Test
    void theMembershipGoesAlongWithItsNumberItsOptionsAndItsPosts() {
        MailingList list = join(list(), old);
        set(list, old, "mode", "nomail");
        long id = member(list, old).id();

        changes.move(list, member(list, old), at("N" + now.substring(1)), BY);

        assertFalse(on(list, old));
        assertEquals(id, member(list, now).id());
        assertEquals(MemberMode.NOMAIL, member(list, now).preferences().mode());
        assertEquals("N" + now.substring(1), member(list, now).address().toString());
        assertEquals(1, members.count(list.id()));
    }

    @Test
    void twoMembershipsBecomeOneAndNothingIsLost() {
        MailingList list = join(list(), old, now);
        set(list, old, "mode", "nomail");
        set(list, now, "hide", "on");
        members.act(member(list, now), PostAction.HOLD, BY);
        members.countPost(member(list, old).id());
        members.countPost(member(list, now).id());

        changes.move(list, member(list, old), at(now), BY);

        Member one = member(list, now);
        assertFalse(on(list, old));
        assertEquals(1, members.count(list.id()));
        assertEquals(MemberMode.REGULAR, one.preferences().mode(), "posts came to one of them");
        assertTrue(one.preferences().hidden());
        assertEquals(PostAction.HOLD, one.action(), "nobody gets rid of it");
        assertEquals(2, one.posts());
    }

    @Test
    void aBanHoldsForTheNewAddressAndTheOldOne() {
        for (String banned : List.of(old, now)) {
            MailingList list = join(list(), old);
            bans.add(list, banned, "", BY);

            assertThrows(SettingException.class, () -> changes.move(list, member(list, old), at(now), BY), banned);
            assertEquals(
                    List.of(),
                    changes.moveAll(at(old), at(now), BY).moved().stream()
                            .filter(list.address()::equals)
                            .toList());
            assertTrue(on(list, old), banned);
            members.remove(list, at(old), BY);
        }
    }

    @Test
    void anAddressOfTheListItselfIsNobodysNewAddress() {
        MailingList list = join(list(), old);

        assertThrows(SettingException.class, () -> changes.move(list, member(list, old), list.address("owner"), BY));
    }

    /// Whoever reads that list would get the question, and could answer it.
    @Test
    void noListBecomesAMemberThatWay() {
        MailingList list = join(list(), old);
        MailingList other = list();

        List<ListAnswer> told = change(list, old, AUTHOR, "change " + other.address());

        assertTrue(told.stream().noneMatch(ListAnswer.Confirm.class::isInstance), told.toString());
        assertTrue(told.toString().contains("is a list"), told.toString());
        Member mine = member(list, old);
        assertThrows(SettingException.class, () -> changes.move(list, mine, other.address(), BY));
        assertThrows(SettingException.class, () -> changes.move(list, mine, other.address("bounces"), BY));
    }

    @Test
    void rolesGoAlongOnlyWhereOneAccountHasProvenBoth() {
        MailingList list = join(list(), old);
        register.addOwner(list, at(old), BY);

        changes.moveAll(at(old), at(now), BY);
        assertTrue(MailingList.withId(list.id()).orElseThrow().owns(at(old)), "by letter");

        changes.moveWithRoles(at(old), at(now), BY);
        MailingList fresh = MailingList.withId(list.id()).orElseThrow();
        assertTrue(fresh.owns(at(now)) && !fresh.owns(at(old)), "by the account");
    }

    @Test
    void aProvenAuthorIsAskedAtTheNewAddressAndTheOldOneHears() {
        MailingList list = join(list(), old);

        ListAnswer.Confirm question = question(change(list, old, AUTHOR, "change " + now));
        assertEquals(at(now), question.asker().address());
        assertTrue(on(list, old), "before it is answered");
        List<ListAnswer> told = write(list, "confirm", question.token(), now, ANYBODY, "");

        assertTrue(on(list, now) && !on(list, old));
        ListAnswer.Moved notice = told.stream()
                .filter(ListAnswer.Moved.class::isInstance)
                .map(ListAnswer.Moved.class::cast)
                .findFirst()
                .orElseThrow();
        assertEquals(at(old), notice.old());
        assertEquals(List.of(list.address()), notice.lists());
    }

    /// Takeover: whoever forges From has no letter at either address.
    @Test
    void aForgedFromAsksTheOldAddressFirstAndMovesNothing() {
        MailingList list = join(list(), "victim@example.org");

        ListAnswer.Confirm first = question(change(list, "victim@example.org", ANYBODY, "change thief@evil.example"));
        assertEquals(at("victim@example.org"), first.asker().address(), "not the thief");
        assertEquals(Wish.MOVE, first.wish());
        ListAnswer.Confirm second = question(write(list, "confirm", first.token(), "victim@example.org", ANYBODY, ""));
        assertEquals(Wish.ARRIVE, second.wish());
        assertEquals(at("thief@evil.example"), second.asker().address());
        assertTrue(on(list, "victim@example.org"), "one step is left");
    }

    /// Token reuse.
    @Test
    void aTokenMovesOnceAndOnItsOwnListOnly() {
        MailingList list = join(list(), old);
        MailingList other = join(list(), old);
        String token = question(change(list, old, AUTHOR, "change " + now)).token();

        write(other, "confirm", token, now, ANYBODY, "");
        assertTrue(on(other, old));
        write(list, "confirm", token, now, ANYBODY, "");
        assertTrue(on(list, now));
        changes.move(list, member(list, now), at(old), BY);
        write(list, "confirm", token, now, ANYBODY, "");
        assertTrue(on(list, old), "used up");
    }

    /// Enumeration.
    @Test
    void theAnswerIsTheSameForMembersAndStrangersWhomNothingProves() {
        MailingList list = join(list(), "mem@example.org");

        ListAnswer.Confirm member = question(change(list, "mem@example.org", ANYBODY, "change " + now));
        ListAnswer.Confirm stranger = question(change(list, "str@example.org", ANYBODY, "change " + now));

        assertEquals(member.wish(), stranger.wish());
        assertEquals(member.move(), stranger.move());
        List<ListAnswer> nobody = write(list, "confirm", stranger.token(), "str@example.org", ANYBODY, "");
        assertEquals(1, nobody.size());
        assertInstanceOf(ListAnswer.Results.class, nobody.getFirst(), "no letter to the new address");
    }

    @Test
    void allListsMoveTogetherWhereThatIsWished() {
        MailingList one = join(list(), old);
        MailingList two = join(list(), old);

        String token =
                question(change(one, old, AUTHOR, "change " + now + " all")).token();
        write(one, "confirm", token, now, ANYBODY, "");

        assertTrue(on(one, now) && on(two, now) && !on(two, old));
    }

    /// Enumeration: a list that only its members may see would tell its name to whoever is on any other.
    @Test
    void whoIsOnAnotherListOnlyIsAStrangerAlsoWithAllLists() {
        MailingList other = join(list(), old);
        MailingList hidden = list("subscribe=closed", "archive=members");

        List<ListAnswer> proven = change(hidden, old, AUTHOR, "change " + now + " all");
        assertTrue(proven.stream().noneMatch(ListAnswer.Confirm.class::isInstance), proven.toString());
        assertTrue(proven.toString().contains("is not on the list"), proven.toString());

        ListAnswer.Veiled veiled = change(hidden, old, ANYBODY, "change " + now + " all").stream()
                .map(ListAnswer.Veiled.class::cast)
                .filter(one -> one.letter() instanceof ListAnswer.Confirm)
                .findFirst()
                .orElseThrow();
        String token = ((ListAnswer.Confirm) veiled.letter()).token();
        List<ListAnswer> told = write(hidden, "confirm", token, old, ANYBODY, "");
        assertTrue(
                told.stream()
                        .map(one -> one instanceof ListAnswer.Veiled(ListAnswer inner) ? inner : one)
                        .noneMatch(ListAnswer.Confirm.class::isInstance),
                told.toString());
        assertTrue(on(other, old));
    }

    @Test
    void noListOfManyIsForgotten() {
        domains.add(DOMAIN);
        int many = 501;
        long first = System.nanoTime();
        try {
            for (long id = first; id < first + many; id++) {
                sql.update(
                        "insert into mailing_list (id, local, domain, name, settings) values (?, ?, ?, ?, ?)",
                        id,
                        "many" + id,
                        DOMAIN,
                        "",
                        "");
                join(MailingList.withId(id).orElseThrow(), old);
            }

            assertEquals(many, changes.moveAll(at(old), at(now), BY).moved().size());

            assertEquals(0, sql.number("select count(*) from member where address_key = ?", old));
        } finally {
            sql.update("delete from mailing_list where id >= ? and id < ?", first, first + many);
        }
    }

    @Test
    void nobodyHasMoreThanThreeQuestionsADayByIt() {
        MailingList list = join(list(), old);
        long letters = java.util.stream.IntStream.range(0, 8)
                .mapToLong(i -> change(list, old, AUTHOR, "change victim@example.org").stream()
                        .filter(ListAnswer.Confirm.class::isInstance)
                        .count())
                .sum();
        assertEquals(3, letters);
    }

    /// A link in the hands of who reads the old address's mail.
    @Test
    void linksToOptionsEndWithTheAddress() {
        MailingList list = join(list(), old);
        var link = assertInstanceOf(
                ListAnswer.OptionsLink.class, links.letters(list, at(old)).getFirst());
        links.sent(list, link.token());
        assertTrue(links.open(list, link.token()).isPresent());

        changes.move(list, member(list, old), at(now), BY);

        assertTrue(links.open(list, link.token()).isEmpty());
    }

    /// Carries out the deeds in a transaction that ends when the confirmation of the move waits for it in a statement
    /// that begins so.
    private List<ListAnswer> meanwhile(Runnable deeds, String statement, MailingList list, String token)
            throws Exception {
        try (var heard = ErrorsHeard.begin();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<ListAnswer>> confirmed = QuarkusTransaction.requiringNew()
                    .call(() -> {
                        deeds.run();
                        var waits = threads.submit(() -> write(list, "confirm", token, now, ANYBODY, ""));
                        Waiting.until(sql, statement);
                        return waits;
                    });
            List<ListAnswer> told = confirmed.get();
            assertEquals(List.of(), heard.all());
            return told;
        }
    }

    private void sameMoment(String command) throws Exception {
        MailingList list = join(list(), old);
        set(list, old, "hide", "on");
        members.act(member(list, old), PostAction.HOLD, BY);
        long id = member(list, old).id();
        String token = question(change(list, old, AUTHOR, command)).token();

        List<ListAnswer> told = meanwhile(() -> join(list, now), "update member set address", list, token);

        assertTrue(told.stream().anyMatch(ListAnswer.Moved.class::isInstance), told.toString());
        assertEquals(
                List.of(now),
                members.page(list.id(), 0, 9).stream()
                        .map(one -> one.address().toString())
                        .toList());
        Member one = member(list, now);
        assertEquals(id, one.id());
        assertEquals(PostAction.HOLD, one.action());
        assertTrue(one.preferences().hidden());
        assertEquals(1, members.count(list.id()));
    }

    /// Who joins has not committed yet when the move looks for the new address, and has when it is written.
    @Test
    void whoJoinsByTheNewAddressInTheSameMomentIsOneMember() throws Exception {
        sameMoment("change " + now);
        members.of(List.of(at(now), at(old)))
                .forEach(one -> members.remove(MailingList.withId(one.listId()).orElseThrow(), one.address(), BY));
        sameMoment("change " + now + " all");
    }

    @Test
    void whoLeavesByTheOldAddressInTheSameMomentStaysOnTheListByTheNewOne() throws Exception {
        MailingList list = join(list(), old, now);
        String token = question(change(list, old, AUTHOR, "change " + now)).token();

        List<ListAnswer> told =
                meanwhile(() -> members.remove(list, at(old), BY), "select id, list_id, address", list, token);

        assertTrue(told.toString().contains(old + " is not on the list any more."), told.toString());
        assertTrue(on(list, now) && !on(list, old));
        assertEquals(1, members.count(list.id()));
    }
}

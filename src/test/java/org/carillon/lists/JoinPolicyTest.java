package org.carillon.lists;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.carillon.mail.Address;
import org.carillon.mail.Mailbox;
import org.carillon.mail.Message;
import org.carillon.store.Sql;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who gets on a list, under each policy and by what proof.
@QuarkusTest
class JoinPolicyTest extends WithLists {
    private static final By PAGE = new By("somebody on its page", Channel.WEB, "192.0.2.1");
    private static final By OLGA = new By("olga@owners.example", Channel.WEB, "192.0.2.2");
    private static final Mailbox ANA = new Mailbox("Ana", Address.of("Ana@example.org"));

    @Inject
    Joining joining;

    @Inject
    JoinRequests requests;

    @Inject
    JoinDecisions decisions;

    @Inject
    Invitations invitations;

    @Inject
    Inviting inviting;

    @Inject
    Bans bans;

    @Inject
    ListCommands commands;

    @Inject
    Trail trail;

    @Inject
    Sql sql;

    @BeforeEach
    void freshBudgets() {
        sql.update("delete from letter_slot");
    }

    private Admission asks(MailingList list, Proof proof) {
        return joining.ask(list, application(ANA, "I play", proof), PAGE);
    }

    private static Application application(Mailbox who, String words, Proof proof) {
        return new Application(who, Asker.onPage(who), MemberMode.REGULAR, words, proof, null);
    }

    private boolean member(MailingList list, Mailbox who) {
        return members.find(list.id(), who.address()).isPresent();
    }

    private JoinRequest onlyRequest(MailingList list) {
        List<JoinRequest> waiting = requests.page(list.id(), 0, 10);
        assertEquals(1, waiting.size());
        return waiting.getFirst();
    }

    private List<String> actions(MailingList list) {
        return trail.page(list.id(), Trail.Mark.NEWEST, 20).stream()
                .map(Trail.Entry::action)
                .toList()
                .reversed();
    }

    @ParameterizedTest
    @CsvSource({
        "open, Asked, Joined, Joined, Joined",
        "confirm, Asked, Asked, Joined, Joined",
        "moderate, Asked, Waits, Waits, Waits",
        "confirm+moderate, Asked, Asked, Waits, Waits",
        "closed, Refused, Refused, Refused, Refused",
        "invite, Refused, Refused, Refused, Refused"
    })
    void eachPolicyDoesWhatItsTableSays(String policy, String none, String author, String signedIn, String token) {
        List<String> expected = List.of(none, author, signedIn, token);
        for (Proof proof : Proof.values()) {
            MailingList list = list("subscribe=" + policy);
            Admission became = asks(list, proof);
            assertEquals(expected.get(proof.ordinal()), became.getClass().getSimpleName(), policy + " " + proof);
            assertEquals(became instanceof Admission.Joined, member(list, ANA), policy + " " + proof);
            assertEquals(became instanceof Admission.Waits ? 1 : 0, requests.count(list.id()), policy + " " + proof);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"open", "confirm", "moderate", "confirm+moderate", "closed", "invite"})
    void anUnprovenAddressIsToldTheSameWhetherItIsOnTheListOrNot(String policy) {
        MailingList list = list("subscribe=" + policy);
        Admission stranger = asks(list, Proof.NONE);
        join(list, ANA.address().toString());
        Admission known = asks(list, Proof.NONE);
        assertEquals(stranger.getClass(), known.getClass());
        assertEquals(stranger.sentence(), known.sentence());
        assertEquals(stranger.letters().size(), known.letters().size());
    }

    @Test
    void theStaffHearsOfARequestAndLetsSomebodyIn() {
        MailingList list = list("subscribe=moderate");
        Admission became = asks(list, Proof.SIGNED_IN);

        var letter =
                assertInstanceOf(ListAnswer.RequestWaits.class, became.letters().getFirst());
        assertEquals("olga@owners.example", letter.staff().toString());
        assertEquals("I play", letter.request().words());
        Optional<Admission> in = decisions.approve(list, letter.request().id(), OLGA);

        assertInstanceOf(ListAnswer.Welcome.class, in.orElseThrow().letters().getFirst());
        assertTrue(member(list, ANA));
        assertEquals(0, requests.count(list.id()));
        assertEquals(List.of("created", "waits for a moderator", "request approved", "joined"), actions(list));
        assertTrue(decisions.approve(list, letter.request().id(), OLGA).isEmpty(), "decided twice");
    }

    @Test
    void whoIsRejectedHearsWhy() {
        MailingList list = list("subscribe=moderate");
        asks(list, Proof.SIGNED_IN);

        var letters = decisions
                .reject(list, onlyRequest(list).id(), "Only for\r\nplayers", OLGA)
                .orElseThrow();

        assertEquals(List.of(new ListAnswer.Declined(ANA.address(), "Only for players")), letters);
        assertFalse(member(list, ANA));
        assertEquals("request rejected: Only for players", actions(list).getLast());
    }

    @Test
    void whoAsksAgainWaitsOnce() {
        MailingList list = list("subscribe=moderate");
        asks(list, Proof.SIGNED_IN);
        Admission again = asks(list, Proof.TOKEN);

        assertInstanceOf(Admission.Waits.class, again);
        assertEquals(List.of(), again.letters(), "the staff was told twice");
        assertEquals("I play", onlyRequest(list).words());
    }

    /// A claim without proof makes no request, and changes none.
    @ParameterizedTest
    @ValueSource(strings = {"moderate", "confirm+moderate"})
    void nobodyCanStandInTheWayOfARealPerson(String policy) {
        MailingList list = list("subscribe=" + policy);
        joining.ask(list, application(ANA, "I am a spammer", Proof.NONE), PAGE);
        assertEquals(0, requests.count(list.id()));

        joining.ask(list, application(ANA, "I play", Proof.SIGNED_IN), PAGE);
        joining.ask(list, application(ANA, "I am a spammer", Proof.NONE), PAGE);

        assertEquals("I play", onlyRequest(list).words());
    }

    /// Words that a stranger typed with her address do not become hers when she confirms by an answer.
    @Test
    void onlyWordsOfWhoConfirmsReachTheStaff() {
        MailingList list = list("subscribe=confirm+moderate");
        var question =
                (ListAnswer.Confirm) joining.ask(list, Application.onPage(ANA, "I am a spammer", "192.0.2.0"), PAGE)
                        .letters()
                        .getFirst();

        Message answer = letter(
                "From: ana@example.org",
                "Subject: Re: Please confirm",
                "",
                "I play chess.",
                "",
                "Am Montag schrieb Chess Club <chess@lists.example.org>:",
                "> somebody, we hope it was you");
        commands.obey(list, "confirm", question.token(), from("ana@example.org"), answer, new CommandOrigin(false, ""));

        assertEquals("I play chess.", onlyRequest(list).words());
        assertEquals(List.of("created", "asked to join", "confirmed", "waits for a moderator"), actions(list));
    }

    private List<ListAnswer> answer(MailingList list, String token, String... text) {
        Message message = letter("From: olga@owners.example", "Subject: Re: hello", "", String.join("\r\n", text));
        return commands.obey(list, "confirm", token, from("olga@owners.example"), message, new CommandOrigin(true, ""));
    }

    @Test
    void aLetterOfAModeratorDecides() {
        MailingList list = list("subscribe=moderate");
        var letter =
                (ListAnswer.RequestWaits) asks(list, Proof.AUTHOR).letters().getFirst();

        List<ListAnswer> became = answer(list, letter.approve());

        assertTrue(became.stream().anyMatch(ListAnswer.Results.class::isInstance), became.toString());
        assertTrue(became.stream().anyMatch(ListAnswer.Welcome.class::isInstance), became.toString());
        assertTrue(member(list, ANA));
        assertEquals(
                "olga@owners.example",
                trail.page(list.id(), Trail.Mark.NEWEST, 1).getFirst().by().who());
        List<ListAnswer> late = answer(list, letter.reject());
        assertEquals(1, late.size(), "the other token is worth nothing any more");
        assertTrue(member(list, ANA));
    }

    @Test
    void aModeratorSaysNoByLetterAndWhy() {
        MailingList list = list("subscribe=moderate");
        var letter =
                (ListAnswer.RequestWaits) asks(list, Proof.AUTHOR).letters().getFirst();

        List<ListAnswer> became = answer(list, letter.reject(), "Only for players.", "> somebody wants to join");

        assertTrue(became.contains(new ListAnswer.Declined(ANA.address(), "Only for players.")), became.toString());
        assertFalse(member(list, ANA));
    }

    @Test
    void whoIsNoModeratorAnyMoreDecidesNothing() {
        MailingList list = list("subscribe=moderate");
        var letter =
                (ListAnswer.RequestWaits) asks(list, Proof.AUTHOR).letters().getFirst();
        register.removeOwner(list, Address.of("olga@owners.example"), By.house("test"));

        answer(MailingList.withId(list.id()).orElseThrow(), letter.approve());

        assertFalse(member(list, ANA));
        assertEquals(1, requests.count(list.id()));
    }

    @Test
    void theNumbersOfOneListLeadToNoRequestOfAnother() {
        MailingList list = list("subscribe=moderate");
        MailingList other = list("subscribe=moderate");
        asks(list, Proof.SIGNED_IN);
        long id = onlyRequest(list).id();

        assertTrue(decisions.approve(other, id, OLGA).isEmpty());
        assertTrue(decisions.reject(other, id, "", OLGA).isEmpty());
        assertEquals(1, requests.count(list.id()));
    }

    private String invited(MailingList list) {
        assertEquals("", inviting.objection(list, ANA.address()));
        var letter = (ListAnswer.Invited) inviting.invite(list, ANA, "We miss\nyou", OLGA);
        assertEquals("We miss you", letter.invitation().words());
        return letter.token();
    }

    @ParameterizedTest
    @ValueSource(strings = {"open", "confirm", "moderate", "confirm+moderate", "closed", "invite"})
    void whoIsInvitedJoinsWhateverThePolicy(String policy) {
        MailingList list = list("subscribe=" + policy);
        String token = invited(list);
        assertFalse(member(list, ANA));

        List<ListAnswer> became = answer(list, token);

        assertTrue(became.stream().anyMatch(ListAnswer.Welcome.class::isInstance), became.toString());
        assertTrue(member(list, ANA));
        assertEquals(List.of(), invitations.page(list.id(), 0, 10));
        assertEquals(List.of("created", "invited", "joined"), actions(list));
        members.remove(list, ANA.address(), OLGA);
        answer(list, token);
        assertFalse(member(list, ANA), "an invitation counts once");
    }

    @Test
    void whoIsInvitedAndProvesTheAddressInAnotherWayJoins() {
        MailingList list = list("subscribe=invite");
        invited(list);
        assertInstanceOf(Admission.Refused.class, asks(list, Proof.NONE), "a stranger learns who is invited");
        assertInstanceOf(Admission.Joined.class, asks(list, Proof.SIGNED_IN));
    }

    @Test
    void anInvitationCanBeWithdrawn() {
        MailingList list = list("subscribe=invite");
        String token = invited(list);
        long id = invitations.page(list.id(), 0, 10).getFirst().id();
        assertFalse(invitations.withdraw(list("subscribe=invite"), id, OLGA), "by another list");

        assertTrue(invitations.withdraw(list, id, OLGA));
        answer(list, token);

        assertFalse(member(list, ANA));
        assertEquals("invitation withdrawn", actions(list).getLast());
    }

    @Test
    void anInvitationEndsAfterFourteenDays() {
        MailingList list = list("subscribe=invite");
        String token = invited(list);
        sql.update(
                "update invitation set expires_at = ? where list_id = ?",
                Instant.now().minusSeconds(1),
                list.id());

        answer(list, token);

        assertFalse(member(list, ANA));
        assertInstanceOf(Admission.Refused.class, asks(list, Proof.SIGNED_IN));
    }

    @Test
    void nobodyIsInvitedMoreThanThreeTimesADayOverAllLists() {
        for (int i = 0; i < 3; i++) invited(list());
        assertTrue(inviting.objection(list(), ANA.address()).contains("tomorrow"));
        assertEquals(List.of(), asks(list(), Proof.NONE).letters(), "a question came besides");
    }

    @Test
    void whoIsOnTheListIsNotInvited() {
        assertTrue(inviting.objection(join(list(), "ana@example.org"), ANA.address())
                .contains("already"));
    }

    private MailingList banning(MailingList list) {
        assertTrue(bans.add(list, "example.org", "noise", OLGA));
        return list;
    }

    @Test
    void aBannedAddressGetsOnByNoWay() {
        MailingList list = list("subscribe=open");
        String token = invited(list);
        var question = (ListAnswer.Confirm) asks(list, Proof.NONE).letters().getFirst();
        banning(list);

        answer(list, token);
        answer(list, question.token());
        for (Proof proof : List.of(Proof.AUTHOR, Proof.SIGNED_IN, Proof.TOKEN)) {
            assertInstanceOf(Admission.Refused.class, asks(list, proof), proof.toString());
        }

        assertFalse(member(list, ANA));
        assertTrue(inviting.objection(list, ANA.address()).contains("banned"));
    }

    @Test
    void whoOnlyClaimsABannedAddressDoesNotLearnOfIt() {
        MailingList list = banning(list("subscribe=open"));
        Admission became = asks(list, Proof.NONE);
        assertEquals(asks(list("subscribe=open"), Proof.NONE).sentence(), became.sentence());
        assertEquals(List.of(), became.letters());
    }

    @Test
    void whoIsBannedWhileWaitingIsNotLetIn() {
        MailingList list = list("subscribe=moderate");
        asks(list, Proof.SIGNED_IN);
        long request = onlyRequest(list).id();
        banning(list);

        assertTrue(decisions.approve(list, request, OLGA).isEmpty(), "the ban has ended the request");
        assertFalse(member(list, ANA));
        assertEquals(0, requests.count(list.id()));
    }

    /// Whoever floods a list with requests of addresses that are really theirs: the staff hears twelve times an hour.
    @Test
    void theStaffHearsTwelveTimesAnHourAtMost() {
        MailingList list = list("subscribe=moderate");
        long letters = IntStream.range(0, 20)
                .mapToLong(i -> {
                    var who = new Mailbox("", Address.of("a" + i + "@example.org"));
                    return joining.ask(list, application(who, "", Proof.SIGNED_IN), PAGE)
                            .letters()
                            .size();
                })
                .sum();
        assertEquals(12, letters);
        assertEquals(20, requests.count(list.id()));
    }

    @Test
    void whoIsTakenInBySomebodyWaitsNoMore() {
        MailingList list = list("subscribe=moderate");
        asks(list, Proof.SIGNED_IN);
        join(list, ANA.address().toString());
        assertEquals(0, requests.count(list.id()));
    }
}

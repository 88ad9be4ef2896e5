package org.carillon.lists;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.carillon.mail.Address;
import org.carillon.people.People;
import org.junit.jupiter.api.Test;

/// A list goes to another address, and what knows it by the earlier one still finds it.
@QuarkusTest
class MovesTest extends WithLists {
    private static final By BY = By.house("test");
    private static final String ELSEWHERE = "moved-elsewhere.example";

    @Inject
    Moves moves;

    @Inject
    ListNumbers numbers;

    @Inject
    MemberLinks links;

    @Inject
    Tokens tokens;

    @Inject
    Trail trail;

    @Inject
    People people;

    private static Address beside(MailingList list, String more) {
        return list.address().withLocal(list.address().local() + more);
    }

    private String refusal(MailingList list, Address wanted) {
        return String.valueOf(assertThrows(SettingException.class, () -> moves.move(list, wanted, false, BY))
                .getMessage());
    }

    private static MailingList now(MailingList list) {
        return MailingList.withId(list.id()).orElseThrow();
    }

    @Test
    void isFoundAtBothAddressesAndKeepsItsListId() {
        MailingList list = list();
        Address before = list.address();
        domains.add(ELSEWHERE);
        Address wanted = new Address(before.local() + "2", ELSEWHERE);

        MailingList moved = moves.move(list, wanted, false, BY);

        assertEquals(wanted, moved.address());
        assertEquals(List.of(before), now(list).formerAddresses());
        for (Address address :
                List.of(before, wanted, before.withLocal(before.local().toUpperCase(java.util.Locale.ROOT)))) {
            assertEquals(list.id(), MailingList.at(address).orElseThrow().id());
            assertEquals(list.id(), numbers.numberOf(address).orElseThrow());
        }
        assertEquals(ListFields.listId(before), now(list).listId());
        var line = trail.page(list.id(), Trail.Mark.NEWEST, 1).getFirst();
        assertEquals("moved " + before + " → " + wanted, line.action() + " " + line.subject());
    }

    @Test
    void goesBackToWhereItWas() {
        MailingList list = list();
        Address before = list.address();
        moves.move(list, beside(list, "x"), false, BY);
        moves.move(now(list), before, false, BY);

        assertEquals(before, now(list).address());
        assertEquals(List.of(beside(list, "x")), now(list).formerAddresses());
        assertEquals(ListFields.listId(before), now(list).listId());
        assertTrue(refusal(now(list), before).contains("has the address"));
    }

    @Test
    void letsGoOfAnEarlierAddressAndOfTheListIdThatIsMadeFromIt() {
        MailingList list = list();
        Address before = list.address();
        moves.move(list, beside(list, "x"), false, BY);

        assertFalse(moves.letGo(now(list), beside(list, "y"), BY));
        assertTrue(moves.letGo(now(list), before, BY));

        assertTrue(MailingList.at(before).isEmpty());
        assertTrue(numbers.numberOf(before).isEmpty());
        assertEquals(ListFields.listId(beside(list, "x")), now(list).listId());
    }

    @Test
    void nothingElseCanHaveAnEarlierAddress() {
        MailingList list = list();
        Address before = list.address();
        moves.move(list, beside(list, "x"), false, BY);
        MailingList other = list();

        String why = refusal(other, before);
        assertTrue(why.contains("earlier address of the list " + beside(list, "x")), why);
        for (String more : List.of("", "-owner", "-request")) {
            assertThrows(
                    SettingException.class,
                    () -> register.create(beside(list, more), "", ListSettings.USUAL, List.of(), BY),
                    more);
        }
        assertTrue(refusal(other, beside(list, "x")).contains("exists already"));
    }

    @Test
    void refusesWhatCannotBeAListsAddress() {
        MailingList list = join(list(), "ana@" + ELSEWHERE);
        domains.add(ELSEWHERE);
        String home = "home" + System.nanoTime();
        people.add(Address.of(home + "@" + DOMAIN), "Ana", "correct horse", false);

        assertTrue(refusal(list, list.address().withLocal("postmaster")).contains("every domain"));
        assertTrue(refusal(list, list.address().withLocal("a b")).contains("letters a to z"));
        assertTrue(refusal(list, Address.of("chess@far.example")).contains("not a domain of this server"));
        assertTrue(refusal(list, list.address().withLocal(home)).contains("belongs to somebody"));
        assertTrue(refusal(list, beside(list, "-owner")).contains("cannot stand beside"));
        assertTrue(refusal(list, Address.of("ana@" + ELSEWHERE)).contains("is on the list"));
        assertEquals(list.address(), now(list).address());
    }

    @Test
    void keepsTwentyEarlierAddressesAndNoMore() {
        MailingList list = list();
        for (int i = 0; i < Moves.MOST; i++) moves.move(now(list), beside(list, "x" + i), false, BY);
        assertTrue(refusal(now(list), beside(list, "y")).contains("let go of one"));
        moves.letGo(now(list), beside(list, "x3"), BY);
        moves.move(now(list), beside(list, "y"), false, BY);
    }

    @Test
    void nobodyCanBeItsMemberByAnEarlierAddress() {
        MailingList list = list();
        moves.move(list, beside(list, "x"), false, BY);
        for (Address own : List.of(list.address(), beside(list, "-request"))) {
            assertThrows(SettingException.class, () -> join(now(list), own.toString()), own.toString());
        }
    }

    @Test
    void aPostToAnEarlierAddressNamesTheListAndOneOfItsOwnIsALoop() {
        MailingList list = list();
        moves.move(list, beside(list, "x"), false, BY);
        var plain = letter("From: ana@example.org", "To: " + list.address(), "Subject: x", "", "x");
        var back = letter("From: ana@example.org", "List-Id: <" + list.listId() + ">", "", "x");

        assertTrue(new ExplicitDestinationRule().judge(facts(list, plain)).isEmpty());
        assertTrue(new LoopRule().judge(facts(list, back)).isPresent());
    }

    private static PostFacts facts(MailingList list, org.carillon.mail.Message message) {
        MailingList now = now(list);
        var known = new PostFacts.Known(
                null, false, List.of(), new PostOrigin(org.carillon.trust.Provenance.UNKNOWN, ""), null);
        return new PostFacts(now.own(), false, now.settings(), from("ana@example.org"), message, known);
    }

    /// It would else go on to speak for a domain that it was never for.
    @Test
    void aTokenThatOneOfTheDomainHasMadeDoesNotGoAlongToAnotherDomain() {
        domains.add(ELSEWHERE);
        MailingList list = list();
        var domain = new Actor.Grant(Role.DOMAIN_ADMIN, list.address().domain(), "");
        var parent = tokens.make("domain", domain, 0, Token.Maker.program(BY, null));
        var own = new Actor.Grant(
                Role.OWNER, list.address().domain(), list.address().local());
        String ofDomain = tokens.make("of it", own, 0, Token.Maker.program(BY, parent.token()))
                .secret();
        String ofSite = tokens.make("of the site", own, 0, Token.Maker.program(BY, null))
                .secret();
        assertTrue(tokens.bearer(ofDomain).isPresent());

        moves.move(list, new Address(list.address().local(), ELSEWHERE), false, BY);

        assertTrue(tokens.bearer(ofDomain).isEmpty());
        assertTrue(tokens.bearer(ofSite).isPresent(), "it is for the list, wherever that is");
        assertTrue(tokens.bearer(parent.secret()).isPresent());
    }

    @Test
    void aLinkToOnesOptionsThatWasMadeBeforeStillWorks() {
        MailingList list = join(list(), "ana@example.org");
        var letter = (ListAnswer.OptionsLink)
                links.letters(list, Address.of("ana@example.org")).getFirst();
        links.sent(list, letter.token());
        moves.move(list, beside(list, "x"), false, BY);
        assertTrue(links.open(now(list), letter.token()).isPresent());
    }
}

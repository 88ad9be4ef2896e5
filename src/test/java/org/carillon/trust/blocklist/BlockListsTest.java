package org.carillon.trust.blocklist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.FutureTask;
import org.carillon.testing.FrozenClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockListsTest {
    private static final InetAddress CLIENT = InetAddress.ofLiteral("192.0.2.10");
    private static final String AT_A = "10.2.0.192.a.example";
    private static final String AT_B = "10.2.0.192.b.example";
    private static final String NOON = "2026-11-27T12:00:00Z";

    private static final Duration LONG = Duration.ofDays(1);

    private final Set<InetAddress> exempt = new HashSet<>();
    private final ListServer dns = new ListServer();
    private final FrozenClock clock = FrozenClock.at(NOON);
    private Duration patience = Duration.ofHours(1);
    private Duration cache = Duration.ZERO;

    private record Settings(Optional<List<String>> zones, int refuseAt, Duration timeout, Duration cache)
            implements BlockListConfig {}

    private BlockLists lists(String... zones) {
        var settings = new Settings(Optional.of(List.of(zones)), 5, patience, cache);
        return new BlockLists(settings, dns, clock, Optional.of(List.of("198.51.100.0/24")), exempt::contains);
    }

    private static List<String> zones(List<Listing> listings) {
        return listings.stream().map(Listing::zone).toList();
    }

    @Test
    void aHouseWithoutListsAsksNobody() {
        var none = new BlockLists(
                new Settings(Optional.empty(), 5, patience, cache), dns, clock, Optional.empty(), exempt::contains);

        assertEquals(new Verdict.Clear(), none.hear(CLIENT, LONG).verdict());
        assertEquals(List.of(), none.state());
        assertEquals(List.of(), none.selfTests());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "::1",
                "10.1.2.3",
                "192.168.1.1",
                "172.16.9.9",
                "169.254.1.1",
                "100.64.3.3",
                "fe80::1",
                "fd00::25",
                "198.51.100.7",
            })
    void neverAsksAboutHostsThatAreNearOrTrusted(String address) {
        assertEquals(
                new Verdict.Clear(),
                lists("a.example=9").hear(InetAddress.ofLiteral(address), LONG).verdict());
        assertEquals(List.of(), dns.asked());
    }

    @Test
    void asksAllListsByTheReversedAddress() {
        lists("a.example=1", "b.example=1").hear(CLIENT, LONG).verdict();
        assertEquals(List.of(AT_A, AT_B), dns.asked());

        lists("a.example=1")
                .hear(InetAddress.ofLiteral("2001:db8:1:2:3:4:567:89ab"), LONG)
                .verdict();
        assertEquals(List.of("b.a.9.8.7.6.5.0.4.0.0.0.3.0.0.0.2.0.0.0.1.0.0.0.8.b.d.0.1.0.0.2.a.example"), dns.asked());
    }

    @Test
    void refusesWhoIsOnListsOfEnoughWeightAndSaysWhereToGo() {
        dns.lists(AT_A, "127.0.0.2", "127.0.0.4").says(AT_A, "Blocked - see https://a.example/ip/192.0.2.10.");
        dns.lists(AT_B, "127.0.0.3");

        var refused = assertInstanceOf(
                Verdict.Refused.class,
                lists("a.example=3", "b.example=2").hear(CLIENT, LONG).verdict());

        assertEquals(
                "Your host 192.0.2.10 is listed by a.example (https://a.example/ip/192.0.2.10) and one more block"
                        + " list; ask there to be removed, then send again",
                refused.sentence());
        assertEquals(
                List.of(
                        new Listing(
                                "a.example",
                                3,
                                "127.0.0.2, 127.0.0.4",
                                "Blocked - see https://a.example/ip/192.0.2.10."),
                        new Listing("b.example", 2, "127.0.0.3", "")),
                refused.listings());
    }

    @Test
    void whatIsNotEnoughIsAHint() {
        dns.lists(AT_A, "127.0.0.2");

        Verdict verdict = lists("a.example=4", "b.example=9").hear(CLIENT, LONG).verdict();

        assertEquals(new Verdict.Hints(List.of(new Listing("a.example", 4, "127.0.0.2", ""))), verdict);
    }

    @Test
    void aListOfGoodHostsSpeaksForAClient() {
        dns.lists(AT_A, "127.0.0.2").lists(AT_B, "127.0.10.1");

        Verdict verdict =
                lists("a.example=5", "b.example=-3").hear(CLIENT, LONG).verdict();

        assertEquals(List.of("a.example", "b.example"), zones(verdict.listings()));
        assertInstanceOf(Verdict.Hints.class, verdict);
    }

    @Test
    void onlyTheAnswersThatTheOperatorWantsCount() {
        dns.lists(AT_A, "127.0.0.10").lists(AT_B, "127.0.0.10", "127.0.0.3");

        Verdict verdict = lists("a.example=5=127.0.0.2", "127.0.0.3", "b.example=2=127.0.0.3")
                .hear(CLIENT, LONG)
                .verdict();

        assertEquals(new Verdict.Hints(List.of(new Listing("b.example", 2, "127.0.0.3", ""))), verdict);
    }

    @Test
    void anErrorOfAListIsNeverAListing() {
        dns.lists(AT_A, "127.255.255.254").lists(AT_B, "127.255.255.255", "127.0.0.2");
        var lists = lists("a.example=9", "b.example=9");

        assertEquals(new Verdict.Clear(), lists.hear(CLIENT, LONG).verdict());

        assertEquals(
                "It answers 127.255.255.254, an error: mostly it does not serve the DNS server we ask, or was asked"
                        + " too often.",
                lists.state().getFirst().trouble());
        assertEquals(new ListState.Counts(1, 0, 1), lists.state().getLast().counts());
    }

    @Test
    void aDomainThatIsForSaleListsNobody() {
        dns.lists(AT_A, "203.0.113.80").lists(AT_B, "127.0.0.1");
        var lists = lists("a.example=9", "b.example=9");

        assertEquals(new Verdict.Clear(), lists.hear(CLIENT, LONG).verdict());

        assertEquals(
                "It answers 203.0.113.80, which no block list does: perhaps its domain belongs to somebody else now.",
                lists.state().getFirst().trouble());
        assertEquals("", lists.state().getLast().trouble());
    }

    @Test
    void aSilentListDoesNotHoldUpWhatOthersSay() {
        patience = Duration.ofSeconds(2);
        dns.silent("a.example").lists(AT_B, "127.0.0.2");
        var lists = lists("a.example=9", "b.example=5");

        assertEquals(
                List.of("b.example"), zones(lists.hear(CLIENT, LONG).verdict().listings()));

        assertEquals("It did not answer in time.", lists.state().getFirst().trouble());
    }

    @Test
    void aListThatFailsOnceRestsForHalfAMinuteAndForLongerEachTime() {
        dns.dead("a.example");
        var lists = lists("a.example=9");
        for (int i = 0; i < 5; i++) lists.hear(CLIENT, LONG).verdict();
        assertEquals(List.of(AT_A), dns.asked(), "one pays for a dead list");

        ListState resting = lists.state().getFirst();
        assertEquals(Optional.of(Instant.parse("2026-11-27T12:00:30Z")), resting.restingUntil());
        assertEquals(new ListState.Counts(1, 0, 1), resting.counts());
        assertEquals("It did not answer.", resting.trouble());

        int asked = 0;
        for (int second = 0; second < 3600; second++) {
            clock.advance(Duration.ofSeconds(1));
            for (int i = 0; i < 3; i++) lists.hear(CLIENT, LONG).verdict();
            asked += dns.asked().size();
        }
        assertEquals(9, asked, "after 30 s, 1, 2, 4, 8 and then each 10 minutes of an hour");
    }

    @Test
    void whileOneSessionTriesARestingListTheOthersGoOnWithoutIt() throws Exception {
        dns.dead("a.example").lists(AT_B, "127.0.0.2");
        var lists = lists("a.example=9", "b.example=1");
        lists.hear(CLIENT, LONG).verdict();
        clock.advance(Duration.ofSeconds(30));
        dns.wakes("a.example").silent("a.example");
        dns.asked();
        var ahead = new FutureTask<>(() -> lists.hear(CLIENT, LONG).verdict());
        Thread waits = Thread.ofVirtual().start(ahead);
        while (lists.state().getFirst().counts().asked() < 2) Thread.onSpinWait();

        for (int i = 0; i < 4; i++) {
            assertEquals(
                    List.of("b.example"),
                    zones(lists.hear(CLIENT, LONG).verdict().listings()));
        }

        assertEquals(2, lists.state().getFirst().counts().asked());
        waits.interrupt();
        ahead.get();
    }

    @Test
    void aListThatAnswersAgainIsHeardAgain() {
        dns.dead("a.example").lists(AT_A, "127.0.0.2");
        var lists = lists("a.example=9");
        lists.hear(CLIENT, LONG).verdict();
        dns.wakes("a.example");
        clock.advance(Duration.ofSeconds(30));

        assertInstanceOf(Verdict.Refused.class, lists.hear(CLIENT, LONG).verdict());

        assertEquals(
                new ListState(
                        BlockList.parse("key", List.of("a.example=9")).getFirst(),
                        new ListState.Counts(2, 1, 1),
                        Optional.empty(),
                        ""),
                lists.state().getFirst());
    }

    @Test
    void theOperatorEndsARest() {
        dns.dead("a.example").lists(AT_A, "127.0.0.2").lists("2.0.0.127.a.example", "127.0.0.2");
        var lists = lists("a.example=9");
        lists.hear(CLIENT, LONG).verdict();
        dns.wakes("a.example");
        assertEquals(new Verdict.Clear(), lists.hear(CLIENT, LONG).verdict());

        lists.wake("a.example");

        assertInstanceOf(Verdict.Refused.class, lists.hear(CLIENT, LONG).verdict());
    }

    @Test
    void whoWasLetInByHandIsNotLookedUp() {
        dns.lists(AT_A, "127.0.0.2");
        exempt.add(CLIENT);

        assertEquals(
                new Verdict.Clear(), lists("a.example=9").hear(CLIENT, LONG).verdict());

        assertEquals(List.of(), dns.asked());
    }

    @Test
    void aListThatHadLessTimeThanItMayTakeIsNotBlamed() {
        patience = Duration.ofHours(1);
        dns.silent("a.example");
        var lists = lists("a.example=9");

        assertEquals(
                new Verdict.Clear(), lists.hear(CLIENT, Duration.ofMillis(20)).verdict());
        assertEquals(new Verdict.Clear(), lists.hear(CLIENT, Duration.ZERO).verdict());

        assertEquals(new ListState.Counts(1, 0, 0), lists.state().getFirst().counts());
    }

    @Test
    void whatWasSaidInLessTimeThanAListMayTakeIsNotTheLastWord() {
        patience = Duration.ofSeconds(2);
        dns.silent("a.example").lists(AT_B, "127.0.0.2");
        var lists = lists("a.example=9", "b.example=1");

        assertFalse(lists.hear(CLIENT, Duration.ZERO).complete());
        Hearing hurried = lists.hear(CLIENT, Duration.ofMillis(1999));
        assertFalse(hurried.complete());
        assertEquals(List.of("b.example"), zones(hurried.verdict().listings()));

        assertTrue(lists.hear(CLIENT, patience).complete(), "it had its time, and rests");
        assertTrue(lists.hear(CLIENT, Duration.ofMillis(1999)).complete(), "all the others have answered");
    }

    @Test
    void ofWhoIsNearNothingMoreIsToBeSaid() {
        assertTrue(lists("a.example=9")
                .hear(InetAddress.ofLiteral("10.1.2.3"), Duration.ZERO)
                .complete());
    }

    @Test
    void asksOnceForAWhileAboutWhoIsNotListed() {
        cache = Duration.ofHours(1);
        dns.lists(AT_B, "127.0.0.2");
        var lists = lists("a.example=1", "b.example=1");
        lists.hear(CLIENT, LONG).verdict();
        dns.asked();

        assertEquals(
                List.of("b.example"), zones(lists.hear(CLIENT, LONG).verdict().listings()));

        assertEquals(List.of(AT_B), dns.asked());
    }

    @Test
    void whoIsInterruptedAsksNobodyAndBlamesNobody() {
        var lists = lists("a.example=1");
        Thread.currentThread().interrupt();

        assertEquals(new Verdict.Clear(), lists.hear(CLIENT, LONG).verdict());

        assertTrue(Thread.interrupted());
        assertEquals(0, lists.state().getFirst().counts().errors());
    }

    @Test
    void tellsWhichListsBehaveAsTheyShould() {
        dns.lists("2.0.0.127.good.example", "127.0.0.2");
        dns.lists("2.0.0.127.all.example", "127.0.0.2").lists("1.0.0.127.all.example", "127.0.0.2");
        dns.lists("2.0.0.127.sold.example", "203.0.113.80");
        dns.dead("dead.example");
        var lists =
                lists("good.example=1=127.0.0.9", "all.example=1", "sold.example=1", "dead.example=1", "no.example=1");

        assertEquals(
                List.of(
                        new SelfTest("good.example", true, "It answers as a block list should."),
                        new SelfTest("all.example", false, "It lists 127.0.0.1, so it lists everybody: take it out."),
                        new SelfTest(
                                "sold.example",
                                false,
                                "It answers 203.0.113.80, which no block list does: perhaps its domain belongs to"
                                        + " somebody else now."),
                        new SelfTest("dead.example", false, "It did not answer."),
                        new SelfTest(
                                "no.example",
                                false,
                                "It does not list 127.0.0.2, as every list should: perhaps it has closed.")),
                lists.selfTests());
    }

    @Test
    void aWrongSettingIsSaidInASentence() {
        var wrong = assertThrows(IllegalArgumentException.class, () -> lists("a.example"));

        assertEquals(
                "carillon.trust.block-lists.zones: \"a.example\" is no list such as bl.example.org=3 or"
                        + " bl.example.org=3=127.0.0.2,127.0.0.4.",
                wrong.getMessage());
    }
}

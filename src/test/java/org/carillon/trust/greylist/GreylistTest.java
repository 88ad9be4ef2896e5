package org.carillon.trust.greylist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carillon.mail.Address;
import org.carillon.store.Ids;
import org.carillon.store.Sql;
import org.carillon.testing.FrozenClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GreylistTest {
    private static final String CLIENT = "192.0.2.10";
    private static final String ANA = "ana@club.example";
    private static final Duration DELAY = Duration.ofMinutes(5);
    private static final Duration WINDOW = Duration.ofDays(2);
    private static final Duration KEEP = Duration.ofDays(35);

    @Inject
    Sql sql;

    @Inject
    Ids ids;

    @Inject
    Greylist ofTheHouse;

    private final FrozenClock clock = FrozenClock.at("2031-01-01T12:00:00Z");
    private Triples triples;
    private Greylist greylist;

    private record Settings(boolean on, Duration delay, int autoWhitelist, List<String> white)
            implements GreylistConfig {
        @Override
        public Duration retryWindow() {
            return WINDOW;
        }

        @Override
        public Duration keep() {
            return KEEP;
        }

        @Override
        public Optional<List<String>> whitelist() {
            return Optional.of(white);
        }
    }

    @BeforeEach
    void nobodyIsKnown() {
        sql.update("delete from greylist");
        sql.update("delete from greylist_network");
        triples = new Triples(sql, ids);
        greylist = node(new Settings(true, DELAY, 5, List.of("198.51.100.0/24", "slow.example")));
    }

    private Greylist node(GreylistConfig config) {
        return new Greylist(config, triples, new KnownNetworks(sql, ids));
    }

    private Decision ask(String client, @Nullable String sender, String recipient) {
        return ask(greylist, client, sender, recipient);
    }

    private Decision ask(Greylist node, String client, @Nullable String sender, String recipient) {
        Address from = sender == null ? null : Address.of(sender);
        return node.ask(InetAddress.ofLiteral(client), "", from, Address.of(recipient), clock.instant());
    }

    private void waits(Duration left, Decision decision) {
        assertEquals(new Decision.Wait(left), decision);
    }

    private static void passes(Decision decision) {
        assertInstanceOf(Decision.Pass.class, decision);
    }

    /// A letter that comes an hour after everything else, waits and comes again.
    private void comesAgain(String sender) {
        clock.advance(Duration.ofHours(1));
        waits(DELAY, ask(CLIENT, sender, ANA));
        clock.advance(DELAY);
        passes(ask(CLIENT, sender, ANA));
    }

    @Test
    void theHouseAsksNobodyToComeAgainUntilItIsToldTo() {
        assertFalse(ofTheHouse.on());
        passes(ask(ofTheHouse, CLIENT, "bob@b.example", ANA));
        assertEquals(0, triples.waiting());
    }

    @Test
    void aLetterOfAStrangerComesInWhenItComesAgain() {
        waits(DELAY, ask(CLIENT, "bob@b.example", ANA));
        clock.advance(Duration.ofSeconds(100));
        waits(Duration.ofSeconds(200), ask(CLIENT, "bob@b.example", ANA));
        clock.advance(Duration.ofSeconds(200));

        assertEquals(new Decision.Pass("it came again after 300 s"), ask(CLIENT, "bob@b.example", ANA));
        assertEquals(new Decision.Pass("a letter like this one came again before"), ask(CLIENT, "bob@b.example", ANA));
    }

    @Test
    void saysHowLongToWait() {
        assertEquals(
                "We do not know your host yet; please send this again in 5 minutes",
                new Decision.Wait(DELAY).sentence());
        assertEquals(
                "We do not know your host yet; please send this again in 3 minutes",
                new Decision.Wait(Duration.ofSeconds(121)).sentence());
        assertEquals(
                "We do not know your host yet; please send this again in 1 second",
                new Decision.Wait(Duration.ofMillis(10)).sentence());
    }

    @Test
    void anotherHostOfTheNetworkMayComeAgainWithANumberedSender() {
        waits(DELAY, ask(CLIENT, "list-17-ana=club.example@l.example", ANA));
        clock.advance(DELAY);

        passes(ask("192.0.2.200", "list-18-ana=club.example@l.example", "ANA@club.example"));
    }

    @Test
    void anotherRecipientAnotherSenderAndAnotherNetworkWaitByThemselves() {
        comesAgain("bob@b.example");

        waits(DELAY, ask(CLIENT, "bob@b.example", "eva@club.example"));
        waits(DELAY, ask(CLIENT, "rob@b.example", ANA));
        waits(DELAY, ask("192.0.3.10", "bob@b.example", ANA));
    }

    @Test
    void aLetterToSeveralWaitsForTheLastOfThem() {
        comesAgain("bob@b.example");
        waits(DELAY, askForAll("bob@b.example", ANA, "eva@club.example"));
        clock.advance(Duration.ofMinutes(4));
        waits(Duration.ofMinutes(1), askForAll("bob@b.example", "eva@club.example", ANA, "EVA@club.example"));
        waits(DELAY, askForAll("bob@b.example", "eva@club.example", "ida@club.example"));
        clock.advance(DELAY);

        passes(askForAll("bob@b.example", "ida@club.example", "eva@club.example", ANA));

        assertEquals(new GreylistCounts(0, 3, 0), greylist.counts());
    }

    private Decision askForAll(String sender, String... recipients) {
        List<Address> all = Stream.of(recipients).map(Address::of).toList();
        return greylist.ask(InetAddress.ofLiteral(CLIENT), "", Address.of(sender), all, clock.instant());
    }

    @Test
    void oneLetterToManyDoesNotMakeItsNetworkKnown() {
        String[] crowd =
                IntStream.range(0, 250).mapToObj(i -> "p" + i + "@club.example").toArray(String[]::new);
        waits(DELAY, askForAll("bob@b.example", crowd));
        clock.advance(DELAY);
        passes(askForAll("bob@b.example", crowd));
        waits(DELAY, ask(CLIENT, "rob@b.example", ANA));
        clock.advance(DELAY);
        passes(ask(CLIENT, "rob@b.example", ANA));

        assertEquals(1, greylist.networks(0, 10).getFirst().passes());
        assertEquals(new GreylistCounts(0, 251, 0), greylist.counts());
    }

    @Test
    void whoComesTooLateIsNew() {
        waits(DELAY, ask(CLIENT, "bob@b.example", ANA));
        clock.advance(WINDOW.plusSeconds(1));

        waits(DELAY, ask(CLIENT, "bob@b.example", ANA));
        clock.advance(DELAY);
        passes(ask(CLIENT, "bob@b.example", ANA));
    }

    @Test
    void bouncesAndHostsOfTheOperatorNeverWait() {
        assertEquals(new Decision.Pass("it is a bounce"), ask(CLIENT, null, ANA));
        passes(ask("198.51.100.1", "bob@b.example", ANA));
        passes(greylist.ask(
                InetAddress.ofLiteral(CLIENT),
                "mx7.slow.example",
                Address.of("bob@b.example"),
                Address.of(ANA),
                clock.instant()));
        assertEquals(0, triples.waiting());
    }

    @Test
    void whoWritesEveryMonthWaitsOnce() {
        comesAgain("bob@b.example");
        for (int month = 0; month < 4; month++) {
            clock.advance(KEEP.minusHours(2));
            greylist.sweep(clock.instant());
            passes(ask(CLIENT, "bob@b.example", ANA));
        }
        clock.advance(KEEP.plusSeconds(1));
        waits(DELAY, ask(CLIENT, "bob@b.example", ANA));
    }

    @Test
    void aNetworkIsKnownAfterFiveLettersForAsLongAsItWrites() {
        for (int i = 0; i < 4; i++) comesAgain("bob" + i + "@b.example");
        waits(DELAY, ask(CLIENT, "new@b.example", ANA));
        comesAgain("bob4@b.example");

        assertEquals(
                new Decision.Pass("several letters from 192.0.2.0/24 came again before"),
                ask(CLIENT, "first@b.example", ANA));
        for (int month = 0; month < 3; month++) {
            clock.advance(KEEP.minusHours(2));
            greylist.sweep(clock.instant());
            passes(ask("192.0.2.99", "once" + month + "@b.example", ANA));
        }
        clock.advance(KEEP.plusHours(1));
        waits(DELAY, ask(CLIENT, "last@b.example", ANA));
    }

    @Test
    void aNetworkThatWasForgottenBeginsAnew() {
        for (int i = 0; i < 5; i++) comesAgain("bob" + i + "@b.example");
        clock.advance(KEEP.plusHours(1));

        comesAgain("again@b.example");

        waits(DELAY, ask(CLIENT, "more@b.example", ANA));
        assertEquals(1, greylist.networks(0, 10).getFirst().passes());
    }

    @Test
    void withoutTheNumberNoNetworkIsEverKnown() {
        greylist = node(new Settings(true, DELAY, 0, List.of()));
        for (int i = 0; i < 7; i++) comesAgain("bob" + i + "@b.example");
        assertEquals(new GreylistCounts(0, 7, 0), greylist.counts());
    }

    @Test
    void theOperatorLetsALetterPassAndForgetsAnother() {
        ask(CLIENT, "bob@b.example", ANA);
        Entry entry = greylist.page(0, 10, GreylistFilter.ALL).getFirst();
        assertTrue(entry.waiting());

        assertTrue(greylist.release(entry.id(), clock.instant()));
        assertFalse(greylist.release(entry.id(), clock.instant()), "it has passed");
        passes(ask(CLIENT, "bob@b.example", ANA));
        assertTrue(greylist.forget(entry.id()));
        assertFalse(greylist.forget(entry.id()));
        waits(DELAY, ask(CLIENT, "bob@b.example", ANA));
    }

    @Test
    void theOperatorForgetsANetwork() {
        for (int i = 0; i < 5; i++) comesAgain("bob" + i + "@b.example");
        passes(ask(CLIENT, "new@b.example", ANA));
        KnownNetwork known = greylist.networks(0, 10).getFirst();
        assertEquals("192.0.2.0/24", known.network());

        assertTrue(greylist.forgetNetwork(known.id()));

        waits(DELAY, ask(CLIENT, "new@b.example", ANA));
        assertEquals(List.of(), greylist.networks(0, 10));
    }

    @Test
    void showsTheNewestFirstPageByPage() {
        for (int i = 0; i < 5; i++) {
            ask(CLIENT, "bob" + i + "@b.example", ANA);
            clock.advance(Duration.ofSeconds(1));
        }
        List<Entry> first = greylist.page(0, 3, GreylistFilter.ALL);
        List<Entry> second = greylist.page(first.getLast().id(), 3, GreylistFilter.ALL);

        assertEquals(List.of("bob4@b.example", "bob3@b.example", "bob2@b.example"), senders(first));
        assertEquals(List.of("bob1@b.example", "bob0@b.example"), senders(second));
    }

    @Test
    void showsNetworksPageByPage() {
        var networks = new KnownNetworks(sql, ids);
        for (int i = 0; i < 5; i++) {
            networks.passed(
                    "192.0." + i + ".0/24", clock.instant(), clock.instant().minus(KEEP));
            clock.advance(Duration.ofSeconds(1));
        }
        List<KnownNetwork> first = greylist.networks(0, 3);
        List<KnownNetwork> second = greylist.networks(first.getLast().id(), 3);

        assertEquals(
                List.of("192.0.1.0/24", "192.0.0.0/24"),
                second.stream().map(KnownNetwork::network).toList());
    }

    @Test
    void forgetsMoreThanGoInOneStatement() {
        List<String> crowd = IntStream.range(0, Trim.AT_ONCE + 7)
                .mapToObj(i -> "p" + i + "@club.example")
                .toList();
        triples.first(new Traits("192.0.2.0/24", "bob@b.example", crowd), crowd, clock.instant());
        clock.advance(WINDOW.plusSeconds(1));
        ask(CLIENT, "waits@b.example", ANA);

        assertEquals(Trim.AT_ONCE + 7, greylist.sweep(clock.instant()));

        assertEquals(List.of("waits@b.example"), senders(greylist.page(0, 10, GreylistFilter.ALL)));
    }

    @Test
    void findsByWordAndByWhetherTheyWait() {
        comesAgain("bob@b.example");
        ask("2001:db8::1", "eva@e.example", ANA);

        assertEquals(List.of("eva@e.example"), found(GreylistFilter.Which.WAITING, ""));
        assertEquals(List.of("bob@b.example"), found(GreylistFilter.Which.PASSED, ""));
        assertEquals(List.of("eva@e.example"), found(GreylistFilter.Which.ALL, " 2001:DB8: "));
        assertEquals(List.of("bob@b.example"), found(GreylistFilter.Which.ALL, "BOB"));
        assertEquals(List.of("eva@e.example", "bob@b.example"), found(GreylistFilter.Which.ALL, ANA));
        assertEquals(List.of(), found(GreylistFilter.Which.ALL, "%"));
        assertEquals(List.of(), found(GreylistFilter.Which.ALL, "\0'; drop table greylist"));
    }

    private List<String> found(GreylistFilter.Which which, String text) {
        return senders(greylist.page(0, 10, new GreylistFilter(which, text)));
    }

    private static List<String> senders(List<Entry> entries) {
        return entries.stream().map(Entry::sender).toList();
    }

    @Test
    void forgetsWhoNeverCameAgainAndWhoWasNotSeenForLong() {
        comesAgain("old@b.example");
        clock.advance(KEEP.minus(WINDOW));
        ask(CLIENT, "late@b.example", ANA);
        clock.advance(WINDOW.plusHours(1));
        ask(CLIENT, "waits@b.example", ANA);
        comesAgain("new@b.example");

        assertEquals(2, greylist.sweep(clock.instant()), "a letter that came once and one that was not seen again");

        assertEquals(
                List.of("new@b.example", "waits@b.example"),
                senders(greylist.page(0, 10, GreylistFilter.ALL)).stream()
                        .sorted()
                        .toList());
    }

    @Test
    void aFloodDrivesOutTheOldestThatWait() {
        comesAgain("known@b.example");
        for (int i = 0; i < 10; i++) {
            ask(CLIENT, "bob" + i + "@b.example", ANA);
            clock.advance(Duration.ofSeconds(1));
        }

        assertEquals(7, triples.trim(3));

        assertEquals(
                List.of("bob9@b.example", "bob8@b.example", "bob7@b.example", "known@b.example"),
                senders(greylist.page(0, 20, GreylistFilter.ALL)));
        assertEquals(0, triples.trim(3));
    }

    @Test
    void ofManyThatComeAtTheSameTimeOneIsWrittenAndOneIsCounted() throws Exception {
        Greylist other = node(new Settings(true, DELAY, 5, List.of()));
        for (int round = 0; round < 5; round++) {
            String sender = "bob" + round + "@b.example";
            atOnce(8, i -> () -> ask(i % 2 == 0 ? greylist : other, CLIENT, sender, ANA))
                    .forEach(decision -> waits(DELAY, decision));
            clock.advance(DELAY);
            atOnce(8, i -> () -> ask(i % 2 == 0 ? greylist : other, CLIENT, sender, ANA))
                    .forEach(GreylistTest::passes);
            clock.advance(Duration.ofHours(1));
        }
        assertEquals(new GreylistCounts(0, 5, 1), greylist.counts());
        assertEquals(5, greylist.networks(0, 10).getFirst().passes());
    }

    private interface Nth {
        Callable<Decision> of(int i);
    }

    private static List<Decision> atOnce(int threads, Nth work) throws Exception {
        var start = new CyclicBarrier(threads);
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            var all = new ArrayList<Future<Decision>>();
            for (int i = 0; i < threads; i++) {
                Callable<Decision> one = work.of(i);
                all.add(pool.submit(() -> {
                    start.await();
                    return one.call();
                }));
            }
            var decisions = new ArrayList<Decision>();
            for (Future<Decision> each : all) decisions.add(each.get());
            return decisions;
        }
    }

    @Test
    void wrongSettingsAreSaidInASentence() {
        assertThrows(
                IllegalArgumentException.class,
                () -> node(new Settings(true, WINDOW, 5, List.of())).check());
        assertThrows(
                IllegalArgumentException.class,
                () -> node(new Settings(true, Duration.ZERO, 5, List.of())).check());
        assertThrows(IllegalArgumentException.class, () -> node(new Settings(true, DELAY, 5, List.of("a b"))));
        greylist.check();
        ofTheHouse.check();
    }
}

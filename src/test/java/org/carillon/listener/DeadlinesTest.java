package org.carillon.listener;

import static org.carillon.listener.TimedLink.after;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.carillon.listener.TimedLink.Said;
import org.junit.jupiter.api.Test;

/// Every deadline of the spec, to the second, with a clock that stands still while nobody waits.
class DeadlinesTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String BEGUN = "MAIL FROM:<a@far.example>\r\nRCPT TO:<chess@club.example>\r\nDATA\r\n";

    private final MemoryHouse house = new MemoryHouse();

    @Test
    void whoIsSilentForFiveMinutesIsSentAway() throws IOException {
        TimedLink client = served(Map.of(), Stream.of());
        assertEquals("421 4.4.2 You were silent for too long, goodbye", last(client));
        assertEquals(Duration.ofMinutes(5), spent(client));
    }

    @Test
    void aCommandThatComesOctetByOctetMustBeWholeWithinFiveMinutes() throws IOException {
        TimedLink client = served(Map.of(), Stream.generate(() -> after(SECOND, "x")));
        assertEquals("421 4.4.2 You were silent for too long, goodbye", last(client));
        assertEquals(Duration.ofMinutes(5), spent(client));
    }

    @Test
    void aSessionLastsAnHourHoweverBusyItIs() throws IOException {
        Stream<Said> letters = Stream.concat(
                Stream.of(after(SECOND, "EHLO c\r\n")),
                Stream.generate(() -> List.of(after(SECOND.multipliedBy(59), BEGUN), after(SECOND, "x\r\n.\r\n")))
                        .flatMap(List::stream));
        TimedLink client = served(Map.of(), letters);
        assertEquals("421 4.4.2 This connection has lasted too long, please open another", last(client));
        assertEquals(Duration.ofHours(1), spent(client));
        assertEquals(59, house.letters.size());
    }

    @Test
    void underStressNobodyMayDawdle() throws IOException {
        Map<String, String> small = Map.of("carillon.smtp.max-connections", "10");
        SmtpConfig config = MemoryHouse.config(small);
        Doorkeeper keeper = MemoryHouse.keeper(config);
        for (int i = 0; i < 9; i++) keeper.admit(InetAddress.ofLiteral("127.0.0.1"));
        assertEquals(Duration.ofMinutes(5), spent(serve(config, keeper, Entrance.MX, Stream.of())));
        keeper.admit(InetAddress.ofLiteral("127.0.0.1"));
        assertEquals(Duration.ofSeconds(10), spent(serve(config, keeper, Entrance.MX, Stream.of())));
    }

    @Test
    void whoAlreadyWaitsFeelsTheStressToo() {
        SmtpConfig config = MemoryHouse.config(Map.of());
        for (List<Said> opening :
                List.of(List.<Said>of(), List.of(after(Duration.ZERO, "EHLO c\r\n"), after(Duration.ZERO, BEGUN)))) {
            var client = new TimedLink(opening.stream());
            Duration begins = Duration.ofMinutes(2);
            Premises premises = house.premises(Entrance.MX, config, client::nanos);
            converse(client, config, premises, () -> client.time().compareTo(begins) >= 0);
            assertEquals("421 4.4.2 You were silent for too long, goodbye", last(client));
            assertEquals(begins, spent(client));
        }
    }

    @Test
    void underStressATextMayNotPauseEither() throws IOException {
        SmtpConfig config = MemoryHouse.config(Map.of("carillon.smtp.max-connections", "1"));
        Doorkeeper keeper = MemoryHouse.keeper(config);
        keeper.admit(InetAddress.ofLiteral("127.0.0.1"));
        TimedLink client =
                serve(config, keeper, Entrance.MX, Stream.of(after(SECOND, "EHLO c\r\n"), after(SECOND, BEGUN)));
        assertEquals(Duration.ofSeconds(12), spent(client));
    }

    @Test
    void aTextMayPauseForFiveMinutesAndNoLonger() throws IOException {
        Stream<Said> patient = Stream.of(
                after(SECOND, "EHLO c\r\n"),
                after(SECOND, BEGUN),
                after(SECOND, "a".repeat(200_000)),
                after(Duration.ofMinutes(5).minus(SECOND), "\r\n.\r\n"),
                after(SECOND, "QUIT\r\n"));
        assertEquals("221 2.0.0 Goodbye", last(served(Map.of(), patient)));
        Stream<Said> silent = Stream.of(after(SECOND, "EHLO c\r\n"), after(SECOND, BEGUN));
        TimedLink client = served(Map.of(), silent);
        assertEquals("421 4.4.2 You were silent for too long, goodbye", last(client));
        assertEquals(Duration.ofMinutes(5).plusSeconds(2), spent(client));
        assertEquals(1, house.letters.size());
    }

    @Test
    void aTextThatDripsIsEndedAfterAMinute() throws IOException {
        Stream<Said> drip = Stream.concat(
                Stream.of(after(SECOND, "EHLO c\r\n"), after(SECOND, BEGUN)),
                Stream.generate(() -> after(SECOND, "x")));
        TimedLink client = served(Map.of(), drip);
        assertEquals("421 4.4.2 Your data comes too slowly, goodbye", last(client));
        assertEquals(Duration.ofSeconds(62), spent(client));
    }

    @Test
    void aChunkThatDripsIsEndedAfterAMinute() throws IOException {
        Stream<Said> drip = Stream.concat(
                Stream.of(
                        after(SECOND, "EHLO c\r\n"),
                        after(SECOND, "MAIL FROM:<>\r\nRCPT TO:<chess@club.example>\r\nBDAT 100000 LAST\r\n")),
                Stream.generate(() -> after(SECOND, "x")));
        assertEquals("421 4.4.2 Your data comes too slowly, goodbye", last(served(Map.of(), drip)));
    }

    /// A burst at the start of one minute and at the end of the next does not make up for what lies between.
    @Test
    void anyMinuteCounts() throws IOException {
        Stream<Said> bursts = Stream.of(
                        Stream.of(after(SECOND, "EHLO c\r\n"), after(SECOND, BEGUN)),
                        Stream.of(after(SECOND, "y".repeat(31_000))),
                        Stream.generate(() -> after(SECOND, "x")).limit(117),
                        Stream.of(after(SECOND, "y".repeat(31_000)), after(SECOND, "\r\n.\r\n")))
                .flatMap(s -> s);
        TimedLink client = served(Map.of(), bursts);
        assertEquals("421 4.4.2 Your data comes too slowly, goodbye", last(client));
        assertEquals(Duration.ofSeconds(2 + 62), spent(client));
    }

    /// On average it comes quickly enough, and no wait is too long: but one text has patience for
    /// one such wait only.
    @Test
    void aBurstEveryFiveMinutesIsNotEnough() throws IOException {
        Stream<Said> bursts = Stream.concat(
                Stream.of(after(SECOND, "EHLO c\r\n"), after(SECOND, BEGUN)),
                Stream.generate(() -> after(Duration.ofSeconds(299), "y".repeat(150_000))));
        TimedLink client = served(Map.of(), bursts);
        assertEquals("421 4.4.2 Your data comes too slowly, goodbye", last(client));
        assertEquals(Duration.ofSeconds(2 + 299 + 80), spent(client));
    }

    /// Nor are single octets with a pause before each, however the pauses are cut.
    @Test
    void theSilencesOfATextAreBorneForFiveMinutesTogether() throws IOException {
        for (int pause : new int[] {5, 20, 61, 290}) {
            Stream<Said> drip = Stream.concat(
                    Stream.of(after(SECOND, "EHLO c\r\n"), after(SECOND, BEGUN)),
                    Stream.generate(() -> after(Duration.ofSeconds(pause), "x")));
            TimedLink client = served(Map.of(), drip);
            assertEquals("421 4.4.2 Your data comes too slowly, goodbye", last(client));
            assertTrue(spent(client).compareTo(Duration.ofMinutes(6).plusSeconds(12)) <= 0, spent(client)::toString);
        }
    }

    /// A quick client that hangs for a while, as when a line breaks, is heard out.
    @Test
    void aFewPausesInAQuickTextDoNoHarm() throws IOException {
        Stream<Said> halting = Stream.of(
                        Stream.of(after(SECOND, "EHLO c\r\n"), after(SECOND, BEGUN)),
                        Stream.generate(() -> after(Duration.ofSeconds(70), "y".repeat(40_000)))
                                .limit(5),
                        Stream.generate(() -> after(SECOND, "y".repeat(600))).limit(100),
                        Stream.of(after(SECOND, "\r\n.\r\n"), after(SECOND, "QUIT\r\n")))
                .flatMap(s -> s);
        assertEquals("221 2.0.0 Goodbye", last(served(Map.of(), halting)));
        assertEquals(1, house.letters.size());
    }

    @Test
    void aSiteMayBearAnyRate() throws IOException {
        Stream<Said> drip = Stream.of(
                        Stream.of(after(SECOND, "EHLO c\r\n"), after(SECOND, BEGUN)),
                        Stream.generate(() -> after(SECOND, "x")).limit(500),
                        Stream.of(after(SECOND, "\r\n.\r\n"), after(SECOND, "QUIT\r\n")))
                .flatMap(s -> s);
        assertEquals("221 2.0.0 Goodbye", last(served(Map.of("carillon.smtp.min-data-rate", "0"), drip)));
    }

    @Test
    void aLetterInTinyChunksMustNotDripEither() throws IOException {
        Stream<Said> drip = Stream.concat(
                Stream.of(
                        after(SECOND, "EHLO c\r\n"), after(SECOND, "MAIL FROM:<>\r\nRCPT TO:<chess@club.example>\r\n")),
                Stream.generate(() -> List.of(after(SECOND, "BDAT 20\r\n"), after(SECOND, "x".repeat(20))))
                        .flatMap(List::stream));
        TimedLink client = served(Map.of(), drip);
        assertEquals("421 4.4.2 Your data comes too slowly, goodbye", last(client));
        assertEquals(Duration.ofSeconds(63), spent(client));
    }

    /// A chunk may come in one packet with its command: those octets count, too.
    @Test
    void aLetterInManyQuickChunksIsFine() throws IOException {
        String chunk = "BDAT 1000\r\n" + "x".repeat(998) + "\r\n";
        Stream<Said> quick = Stream.of(
                        Stream.of(
                                after(SECOND, "EHLO c\r\n"),
                                after(SECOND, "MAIL FROM:<>\r\nRCPT TO:<chess@club.example>\r\n")),
                        Stream.generate(() -> after(SECOND, chunk)).limit(600),
                        Stream.of(after(SECOND, "BDAT 600\r\n"), after(SECOND, "x".repeat(600))),
                        Stream.of(after(SECOND, "BDAT 0 LAST\r\n"), after(SECOND, "QUIT\r\n")))
                .flatMap(s -> s);
        assertEquals("221 2.0.0 Goodbye", last(served(Map.of(), quick)));
        assertEquals(1, house.letters.size());
    }

    @Test
    void chunksOfNothingAreJunk() throws IOException {
        Stream<Said> empty = Stream.concat(
                Stream.of(
                        after(SECOND, "EHLO c\r\n"), after(SECOND, "MAIL FROM:<>\r\nRCPT TO:<chess@club.example>\r\n")),
                Stream.generate(() -> after(SECOND, "BDAT 0\r\n")));
        TimedLink client = served(Map.of(), empty);
        assertEquals("421 4.7.0 Too many errors, goodbye", last(client));
        assertEquals(Duration.ofSeconds(2 + 100), spent(client));
    }

    @Test
    void whoTalksOnBehindStartTlsIsNotHeardOutForEver() throws IOException {
        TimedLink client = served(
                Map.of(), Stream.of(after(SECOND, "EHLO c\r\n"), after(SECOND, "STARTTLS\r\n" + "x".repeat(100_000))));
        assertEquals("421 4.7.0 Please wait for the answer before you go on, goodbye", last(client));
    }

    /// 500 octets a second is the least; a slow line with a large letter is fine.
    @Test
    void aSlowLineIsFine() throws IOException {
        Stream<Said> slow = Stream.of(
                        Stream.of(after(SECOND, "EHLO c\r\n"), after(SECOND, BEGUN)),
                        Stream.generate(() -> after(SECOND, "y".repeat(510))).limit(3000),
                        Stream.of(after(SECOND, "\r\n.\r\n"), after(SECOND, "QUIT\r\n")))
                .flatMap(s -> s);
        TimedLink client = served(Map.of(), slow);
        assertEquals("221 2.0.0 Goodbye", last(client));
        assertEquals(1, house.letters.size());
    }

    @Test
    void theGreetingWaitsWhenItIsToldTo() throws IOException {
        Map<String, String> waiting = Map.of("carillon.smtp.pregreet", "7s");
        TimedLink hasty = served(waiting, Stream.of(after(SECOND.multipliedBy(6), "EHLO c\r\n")));
        assertEquals("554 5.5.0 Please wait for the greeting", last(hasty));
        TimedLink polite = served(waiting, Stream.of(after(SECOND.multipliedBy(8), "QUIT\r\n")));
        assertEquals(List.of("220 mx.club.example ESMTP Carillon", "221 2.0.0 Goodbye"), polite.heardLines());
    }

    /// The answer to EHLO is late on purpose: what comes meanwhile came before it.
    @Test
    void nothingMayFollowEhloWhileItsAnswerIsDelayed() throws IOException {
        var client = new TimedLink(Stream.of(
                after(SECOND, "BOO\r\n".repeat(11)),
                after(SECOND.multipliedBy(2), "EHLO c\r\n"),
                after(SECOND, "MAIL FROM:<>\r\n")));
        SmtpConfig config = MemoryHouse.config(Map.of());
        Premises premises = house.premises(Entrance.MX, config, client::nanos);
        Instruments ours = premises.instruments();
        var waits = new Instruments(ours.clock(), ours.nanos(), client::pass, ours.tally());
        converse(client, config, with(premises, waits), () -> false);
        assertEquals("554 5.5.0 Please wait for the answer before you go on", last(client));
        assertFalse(client.heard().contains("250"), client.heard());
    }

    private static Premises with(Premises all, Instruments instruments) {
        return new Premises(all.entrance(), all.hostname(), all.limits(), all.inside(), instruments, all.keys());
    }

    @Test
    void whoAsksForAPasswordDoesNotWaitForEver() throws IOException {
        Stream<Said> silent = Stream.of(after(SECOND, "EHLO c\r\n"), after(SECOND, "AUTH LOGIN\r\n"));
        TimedLink client = serve(
                MemoryHouse.config(Map.of()),
                MemoryHouse.keeper(MemoryHouse.config(Map.of())),
                Entrance.SUBMISSIONS,
                silent);
        assertTrue(client.heard().contains("334 VXNlcm5hbWU6"), client.heard());
        assertEquals("421 4.4.2 You were silent for too long, goodbye", last(client));
        assertEquals(Duration.ofMinutes(5).plusSeconds(2), spent(client));
    }

    @Test
    void aProxyHasFiveSeconds() throws IOException {
        var slow = new TimedLink("PROXY TCP4 192.0.2.7 192.0.2.1 1 2\r\n"
                .chars()
                .mapToObj(c -> after(Duration.ofMillis(200), "" + (char) c)));
        assertThrows(ProxyHeader.Wrong.class, () -> ProxyHeader.read(slow, slow::nanos));
        assertEquals(Duration.ofSeconds(5), slow.time());
        var quick = new TimedLink("PROXY TCP4 192.0.2.7 192.0.2.1 1 2\r\nEHLO"
                .chars()
                .mapToObj(c -> after(Duration.ofMillis(100), "" + (char) c)));
        assertEquals(Optional.of(InetAddress.ofLiteral("192.0.2.7")), ProxyHeader.read(quick, quick::nanos));
        byte[] next = new byte[1];
        quick.read(next, 0, 1, SECOND);
        assertEquals('E', next[0]);
    }

    private TimedLink served(Map<String, String> settings, Stream<Said> script) throws IOException {
        SmtpConfig config = MemoryHouse.config(settings);
        return serve(config, MemoryHouse.keeper(config), Entrance.MX, script);
    }

    private TimedLink serve(SmtpConfig config, Doorkeeper keeper, Entrance entrance, Stream<Said> script)
            throws IOException {
        var client = new TimedLink(script);
        Premises premises = house.premises(entrance, config, client::nanos);
        converse(client, config, premises, keeper::stressed);
        return client;
    }

    private static void converse(TimedLink client, SmtpConfig config, Premises premises, BooleanSupplier stressed) {
        var wire = new Wire(client, config, client::nanos, stressed);
        new Session(wire, new Caller(InetAddress.ofLiteral("127.0.0.1"), 1), premises).run();
    }

    private static String last(TimedLink client) {
        return client.heardLines().getLast();
    }

    /// Until our last words; behind them we listen for a second.
    private static Duration spent(TimedLink client) {
        return client.saidLast();
    }
}

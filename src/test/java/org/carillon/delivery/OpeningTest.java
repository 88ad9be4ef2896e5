package org.carillon.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.carillon.testing.Authority;
import org.carillon.testing.FakeMx.Phase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How conversations begin: under TLS, signed in, or not at all.
@Timeout(60)
class OpeningTest {
    /// A host that breaks the handshake.
    private static final String BREAKS = """
            S: 220 hello
            C: EHLO
            S: 250-hello
            S: 250 STARTTLS
            C: STARTTLS
            S: 220 go on
            S+ this is no TLS\\r\\n
            H:
            """;

    private final Caller caller = new Caller();

    @AfterEach
    void hangUp() {
        caller.close();
        assertEquals(List.of(), caller.mx().faults());
    }

    private String refused(TlsPolicy policy) {
        return assertThrows(NoTlsException.class, () -> caller.connect(policy)).reason();
    }

    private List<String> verbs() {
        return caller.mx().commands().stream().map(c -> c.split(" ")[0]).toList();
    }

    @Test
    void talksUnderTlsWithAnybodyWhoOffersIt() throws IOException {
        caller.mx().underTls(Authority.expired("else.example"));

        Session session = caller.connect(TlsPolicy.MAY);

        assertEquals("TLSv1.3", session.tls());
        assertTrue(session.offers().pipelining());
        assertEquals(List.of("EHLO", "STARTTLS", "EHLO"), verbs());
    }

    /// RFC 3207 §4.2: it may have been said by somebody in between.
    @Test
    void forgetsWhatWasOfferedInTheClear() throws IOException {
        caller.mx().play("""
                S: 220 hello
                C: EHLO
                S: 250-hello
                S: 250-PIPELINING
                S: 250-SIZE 10
                S: 250 STARTTLS
                C: STARTTLS
                S: 220 go on
                T: localhost
                C: EHLO
                S: 250-hello
                S: 250 8BITMIME
                H:
                """);

        Offers offers = caller.connect(TlsPolicy.VERIFY).offers();

        assertFalse(offers.pipelining());
        assertEquals(0, offers.maxSize());
        assertTrue(offers.eightBit());
    }

    @Test
    void asksForNoTlsWhereNoneIsWanted() throws IOException {
        caller.mx().underTls(Authority.host("localhost"));

        assertEquals(Session.NO_TLS, caller.connect(TlsPolicy.NONE).tls());
        assertEquals(List.of("EHLO"), verbs());
    }

    @ParameterizedTest
    @EnumSource(names = {"ENCRYPT", "VERIFY"})
    void saysNothingMoreToAHostWithoutTheTlsThatMustBe(TlsPolicy policy) {
        assertEquals("localhost offers no STARTTLS", refused(policy));

        caller.mx().underTls(Authority.host("localhost")).answerOnce(Phase.STARTTLS, "454 4.7.0 no TLS today");

        assertEquals("localhost refuses STARTTLS: 454 4.7.0 no TLS today", refused(policy));
        assertEquals(List.of("EHLO", "EHLO", "STARTTLS"), verbs());
        assertEquals(2, caller.mx().connections());
    }

    /// RFC 3207 §4: 454 is for a while only, so that no letter comes back for it.
    @ParameterizedTest
    @CsvSource({"454 4.7.0 no TLS today, FAILED", "502 5.5.1 no TLS ever, LACKING"})
    void whatIsSaidForAWhileIsToldFromWhatIsSaidForGood(String answer, NoTlsException.Why why) {
        caller.mx().underTls(Authority.host("localhost")).answer(Phase.STARTTLS, answer);

        assertEquals(
                why,
                assertThrows(NoTlsException.class, () -> caller.connect(TlsPolicy.VERIFY))
                        .why());
    }

    @Test
    void goesOnInTheClearWhereTlsIsOnlyAWish() throws IOException {
        caller.mx().underTls(Authority.host("localhost")).answerOnce(Phase.STARTTLS, "454 4.7.0 no TLS today");

        assertEquals(Session.NO_TLS, caller.connect(TlsPolicy.MAY).tls());
        assertEquals(1, caller.mx().connections());
    }

    @Test
    void encryptsWithAnybodyButVerifiesOnlyTheRightName() throws IOException {
        caller.mx().underTls(Authority.host("localhost"));
        assertEquals("TLSv1.3 verified", caller.connect(TlsPolicy.VERIFY).tls());

        caller.mx().underTls(Authority.host("else.example"));
        assertEquals("TLSv1.3", caller.connect(TlsPolicy.ENCRYPT).tls());
        String reason = refused(TlsPolicy.VERIFY);
        assertTrue(reason.contains("No subject alternative DNS name matching localhost"), reason);
    }

    @Test
    void believesNoCertificateThatIsOver() {
        caller.mx().underTls(Authority.expired("localhost"));

        String reason = refused(TlsPolicy.VERIFY);

        assertTrue(reason.contains("NotAfter"), reason);
    }

    @Test
    void believesNoCertificateThatNobodyVouchesFor() {
        caller.mx().underTls(Authority.host("localhost"));
        var all = new Sessions(new ClientTls(Optional.empty()), Sources.ANY, new Resting(2, 3), System::nanoTime);
        try (var sessions = new Closing(all)) {
            var peer = caller.peer(TlsPolicy.VERIFY);

            var refused = assertThrows(
                    NoTlsException.class, () -> sessions.all().connect(peer, "me.example", new Stop(), new Calls()));

            assertTrue(refused.reason().contains("unable to find valid certification path"), refused.reason());
        }
    }

    private record Closing(Sessions all) implements AutoCloseable {
        @Override
        public void close() {
            all.close();
        }
    }

    /// RFC 7435: encryption is a wish, delivery the aim.
    @Test
    void callsAgainInTheClearWhenTheHandshakeFailsAndRemembersItForAnHour() throws IOException {
        caller.mx().play(BREAKS);

        assertEquals(Session.NO_TLS, caller.connect(TlsPolicy.MAY).tls());
        assertEquals(2, caller.mx().connections());

        caller.mx().underTls(Authority.host("localhost"));
        assertEquals(Session.NO_TLS, caller.connect(TlsPolicy.MAY).tls());
        assertEquals(3, caller.mx().connections());

        caller.pass(Duration.ofMinutes(61));
        assertEquals("TLSv1.3", caller.connect(TlsPolicy.MAY).tls());
    }

    @Test
    void aLineThatBreaksInTheHandshakeIsRememberedForMinutesOnly() throws IOException {
        caller.mx().play("S: 220 hello\nC: EHLO\nS: 250-hello\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 go on");
        assertEquals(Session.NO_TLS, caller.connect(TlsPolicy.MAY).tls());

        caller.mx().underTls(Authority.host("localhost"));
        assertEquals(Session.NO_TLS, caller.connect(TlsPolicy.MAY).tls());

        caller.pass(Duration.ofMinutes(6));
        assertEquals("TLSv1.3", caller.connect(TlsPolicy.MAY).tls());
    }

    /// The claim is lost, or this node goes down.
    @Test
    void whatWeBreakOffOurselvesIsNoFailureOfTheHost() throws IOException {
        caller.mx().play("S: 220 hello\nC: EHLO\nS: 250-hello\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 go on\nH:");
        var stop = new Stop();
        var talk = caller.start(
                () -> caller.sessions().connect(caller.peer(TlsPolicy.MAY), "me.example", stop, new Calls()));
        caller.settled(talk, "STARTTLS");

        stop.now();

        var gone = assertInstanceOf(PeerGoneException.class, Caller.failure(talk));
        assertEquals(Gates.Manner.UNTRIED, gone.manner());
        assertEquals(1, caller.mx().connections());
        caller.mx().underTls(Authority.host("localhost"));
        assertEquals("TLSv1.3", caller.connect(TlsPolicy.MAY).tls());
    }

    @Test
    void neverCallsInTheClearWhereTlsMustBe() {
        caller.mx().play(BREAKS);

        refused(TlsPolicy.ENCRYPT);

        assertEquals(1, caller.mx().connections());
        assertEquals(List.of("EHLO", "STARTTLS"), verbs());
    }

    /// What comes in the clear behind the answer to STARTTLS would be taken for the first answer under TLS.
    @Test
    void takesNothingThatWasSaidBeforeTheHandshake() {
        caller.mx().play("""
                S: 220 hello
                C: EHLO
                S: 250-hello
                S: 250 STARTTLS
                C: STARTTLS
                S+ 220 go on\\r\\n250-evil\\r\\n250 PIPELINING\\r\\n
                H:
                """);

        assertEquals("localhost spoke before the handshake", refused(TlsPolicy.VERIFY));
    }

    @ParameterizedTest
    @ValueSource(strings = {"S: 421 4.3.2 going down", ""})
    void aHostThatHangsUpAtStarttlsIsCalledInTheClear(String answer) throws IOException {
        caller.mx().play("S: 220 hello\nC: EHLO\nS: 250-hello\nS: 250 STARTTLS\nC: STARTTLS\n" + answer);

        assertEquals(Session.NO_TLS, caller.connect(TlsPolicy.MAY).tls());
        assertEquals(2, caller.mx().connections());
    }

    @Test
    void beginsUnderTlsWhereThatIsTheCustom() throws IOException {
        caller.mx().play("""
                T: localhost
                S: 220 hello
                C: EHLO
                S: 250 hello
                H:
                """);

        assertEquals("TLSv1.3 verified", caller.connect(TlsPolicy.IMPLICIT).tls());
    }

    private Peer signingIn(TlsPolicy policy) {
        return caller.peer(policy).with(new Login("ana", "s3cret"));
    }

    @Test
    void signsInUnderTls() throws IOException {
        caller.mx().underTls(Authority.host("localhost")).offering("AUTH LOGIN PLAIN");

        caller.connect(signingIn(TlsPolicy.VERIFY));

        assertEquals("AUTH PLAIN AGFuYQBzM2NyZXQ=", caller.mx().commands().getLast());
    }

    @Test
    void signsInByLoginWhereThereIsNoPlain() throws IOException {
        caller.mx().play("""
                T: localhost
                S: 220 hello
                C: EHLO
                S: 250-hello
                S: 250 AUTH LOGIN CRAM-MD5
                C: AUTH LOGIN
                S: 334 VXNlcm5hbWU6
                C: YW5h
                S: 334 UGFzc3dvcmQ6
                C: czNjcmV0
                S: 235 2.7.0 welcome
                H:
                """);

        caller.connect(signingIn(TlsPolicy.IMPLICIT));

        assertEquals("czNjcmV0", caller.mx().commands().getLast());
    }

    @Test
    void thePasswordNeverLeavesInTheClear() {
        caller.mx().offering("AUTH PLAIN");

        var refused = assertThrows(PeerGoneException.class, () -> caller.connect(signingIn(TlsPolicy.MAY)));

        assertTrue(refused.reason().contains("never sent without"), refused.reason());
        assertEquals(List.of("EHLO"), verbs());
    }

    @Test
    void aWrongPasswordIsNobodysFaultButOurs() {
        caller.mx().underTls(Authority.host("localhost")).offering("AUTH PLAIN");
        caller.mx().answer(Phase.AUTH, "535 5.7.8 wrong");

        var refused = assertThrows(PeerGoneException.class, () -> caller.connect(signingIn(TlsPolicy.VERIFY)));

        assertEquals("cannot sign in at localhost: 535 5.7.8 wrong", refused.reason());
    }

    @Test
    void greetsAMailStoreByItsOwnWord() throws IOException {
        caller.mx().speakingLmtp();

        caller.connect(caller.peer(TlsPolicy.NONE).with(Protocol.LMTP));

        assertEquals(List.of("LHLO me.example"), caller.mx().commands());
    }

    @Test
    void aHostWithoutEhloIsGreetedInTheOldWay() throws IOException {
        caller.mx().offering();

        assertEquals(Offers.NONE, caller.connect(TlsPolicy.MAY).offers());
        assertEquals(List.of("EHLO", "HELO"), verbs());
    }

    @Test
    void aMailStoreWithoutLhloIsNoMailStore() {
        var refused = assertThrows(
                PeerGoneException.class,
                () -> caller.connect(caller.peer(TlsPolicy.NONE).with(Protocol.LMTP)));

        assertTrue(refused.reason().startsWith("turned away: 500"), refused.reason());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "S+ 220 hello\\r\\n250 and welcome\\r\\n",
                "S+ 220 hello\\r\\n\nC: EHLO\nS+ 250-x\\r\\n250 STARTTLS\\r\\n220 go on\\r\\n"
            })
    void whoAnswersBeforeItIsAskedIsNotBelieved(String script) {
        caller.mx().play(script + "\nH:");

        var refused = assertThrows(
                PeerGoneException.class, () -> caller.connect(TlsPolicy.NONE).ask("NOOP", Patience.COMMAND));

        assertEquals("the host answered before it was asked", refused.reason());
    }
}

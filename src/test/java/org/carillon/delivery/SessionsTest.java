package org.carillon.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.testing.Eventually;
import org.carillon.testing.FakeMx.Phase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How long other hosts may take, and how long connections are kept.
@Timeout(60)
class SessionsTest {
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final Caller caller = new Caller();

    @AfterEach
    void hangUp() {
        caller.close();
    }

    private void cutAfter(Duration patience, Caller.Talk talk) {
        assertEquals(0, caller.pass(patience.minus(MOMENT)));
        assertEquals(1, caller.pass(MOMENT.multipliedBy(2)));
    }

    /// RFC 5321 §4.5.3.2.
    @ParameterizedTest
    @CsvSource({
        "PT5M, H:, ''",
        "PT5M, S: 220 hello|C: EHLO|H:, EHLO",
        "PT5M, S: 220 hello|C: EHLO|S: 502 what?|C: HELO|H:, HELO",
        "PT5M, S: 220 hello|C: EHLO|S: 250-hello|S: 250 STARTTLS|C: STARTTLS|H:, STARTTLS",
        "PT1M, S: 220 hello|C: EHLO|S: 250-hello|S: 250 STARTTLS|C: STARTTLS|S: 220 go on|H:, STARTTLS",
    })
    void aHostThatHangsInTheOpeningIsCut(Duration patience, String script, String command) {
        caller.mx().play(script.replace('|', '\n'));
        var talk = caller.start(caller.peer(TlsPolicy.ENCRYPT));
        caller.settled(talk, command);

        cutAfter(patience, talk);

        String why = String.valueOf(Caller.failure(talk).getMessage());
        assertTrue(why.endsWith("no answer in time"), why);
    }

    @ParameterizedTest
    @CsvSource({"COMMAND, PT5M", "DATA, PT2M", "DOT, PT10M"})
    void eachAnswerHasItsTime(Patience patience, Duration longest) throws IOException {
        caller.mx().play("S: 220 hello\nC: EHLO\nS: 250 hello\nC: NOOP\nH:");
        Session session = caller.connect(TlsPolicy.NONE);
        var talk = caller.start(() -> {
            session.ask("NOOP", patience);
            return session;
        });
        caller.settled(talk, "NOOP");

        cutAfter(longest, talk);

        assertEquals("no answer in time", Caller.failure(talk).getMessage());
    }

    /// A host that takes nothing more: its window and our buffers fill.
    @Test
    void aHostThatDoesNotReadIsCut() throws IOException {
        caller.mx().play("S: 220 hello\nC: EHLO\nS: 250 hello\nW:");
        Session session = caller.connect(TlsPolicy.NONE);
        var talk = caller.start(() -> {
            byte[] block = new byte[1 << 20];
            while (true) session.write(block);
        });
        caller.settled(talk, "");

        cutAfter(Duration.ofMinutes(3), talk);

        assertEquals("no answer in time", Caller.failure(talk).getMessage());
        caller.mx().goOn();
    }

    @Test
    void oneByteNowAndThenWinsNoTime() {
        caller.mx().play("S+ 2\nW:\nS+ 2\nW:\nS+ 0\nH:");
        var talk = caller.start(caller.peer(TlsPolicy.NONE));
        caller.settled(talk, "");

        assertEquals(0, caller.pass(Duration.ofMinutes(2)));
        caller.mx().goOn();
        assertEquals(0, caller.pass(Duration.ofMinutes(2)));
        caller.mx().goOn();
        assertEquals(1, caller.pass(Duration.ofMinutes(2)));

        assertEquals("no answer in time", Caller.failure(talk).getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "S*51 250-on, more than 50 lines",
        "S+ 250 \\x41, closed the connection",
        "S: hello, three-digit code",
        "S: 999 what, three-digit code",
    })
    void whatIsNoAnswerEndsTheConversation(String answer, String why) {
        caller.mx().play("S: 220 hello\nC: EHLO\n" + answer);

        var gone = assertThrows(PeerGoneException.class, () -> caller.connect(TlsPolicy.NONE));

        assertTrue(gone.reason().contains(why), gone.reason());
    }

    @Test
    void aLineWithoutEndEndsTheConversation() {
        caller.mx().play("S+ 220 " + "x".repeat(20_000) + "\nH:");

        var gone = assertThrows(PeerGoneException.class, () -> caller.connect(TlsPolicy.NONE));

        assertTrue(gone.reason().contains("does not end"), gone.reason());
    }

    @Test
    void oddButHarmlessAnswersAreUnderstood() throws IOException {
        caller.mx().play("S+ 220-\\xff\\xfe\\n220\\n\nC: EHLO\nS+ 250-hello\\n250 PIPELINING\\n\nH:");

        assertTrue(caller.connect(TlsPolicy.NONE).offers().pipelining());
    }

    @Test
    void aConnectionRestsForAMinute() throws IOException {
        Peer peer = caller.peer(TlsPolicy.NONE);
        Session session = caller.connect(peer);
        caller.sessions().rest(peer, session, new Stop());
        caller.pass(Duration.ofSeconds(59));
        assertSame(session, caller.sessions().kept(peer).orElseThrow());
        caller.sessions().rest(peer, session, new Stop());

        caller.pass(Duration.ofSeconds(61));

        assertEquals(Optional.empty(), caller.sessions().kept(peer));
        Eventually.await().until(() -> caller.mx().commands().contains("QUIT"));
    }

    private void rest(Peer peer) throws IOException {
        caller.sessions().rest(peer, caller.connect(peer), new Stop());
    }

    @Test
    void ofTooManyThatRestAtOneHostTheOldestGoes() throws IOException {
        Peer peer = caller.peer(TlsPolicy.NONE);
        var all = List.of(caller.connect(peer), caller.connect(peer), caller.connect(peer));

        for (Session each : all) caller.sessions().rest(peer, each, new Stop());

        assertSame(all.get(2), caller.sessions().kept(peer).orElseThrow());
        assertSame(all.get(1), caller.sessions().kept(peer).orElseThrow());
        assertEquals(Optional.empty(), caller.sessions().kept(peer));
        Eventually.await().until(() -> caller.mx().commands().contains("QUIT"));
    }

    @Test
    void ofTooManyThatRestTheOldestGoes() throws IOException {
        List<Peer> peers = Stream.of("a.example", "b.example", "c.example", "d.example")
                .map(name -> new Peer(name, caller.peer(TlsPolicy.NONE).address(), Protocol.SMTP, TlsPolicy.NONE, null))
                .toList();

        for (Peer each : peers) rest(each);

        assertEquals(
                List.of(false, true, true, true),
                peers.stream()
                        .map(each -> caller.sessions().kept(each).isPresent())
                        .toList());
        Eventually.await().until(() -> caller.mx().commands().contains("QUIT"));
    }

    @Test
    void aConnectionThatNobodyVerifiedServesNoLetterThatAsksForIt() throws IOException {
        Session session = caller.connect(TlsPolicy.MAY);
        caller.sessions().rest(caller.peer(TlsPolicy.MAY), session, new Stop());

        assertEquals(Optional.empty(), caller.sessions().kept(caller.peer(TlsPolicy.VERIFY)));
        assertSame(session, caller.sessions().kept(caller.peer(TlsPolicy.MAY)).orElseThrow());
    }

    @Test
    void nobodyWaitsForTheAnswerToQuit() throws IOException {
        caller.mx().play("S: 220 hello\nC: EHLO\nS: 250 hello\nC: QUIT\nW:");
        Peer peer = caller.peer(TlsPolicy.NONE);
        caller.sessions().rest(peer, caller.connect(peer), new Stop());

        caller.sessions().close(); // would wait for ever

        Eventually.await().until(() -> caller.mx().commands().contains("QUIT"));
        caller.mx().goOn();
    }

    /// RFC 9422.
    @Test
    void aHostSaysHowManyMessagesOneConnectionMayCarry() throws IOException {
        caller.mx().offering("LIMITS RCPTMAX=7 MAILMAX=2");
        Peer peer = caller.peer(TlsPolicy.NONE);
        Session session = caller.connect(peer);
        session.countMessage();
        caller.sessions().rest(peer, session, new Stop());
        assertSame(session, caller.sessions().kept(peer).orElseThrow());
        session.countMessage();

        caller.sessions().rest(peer, session, new Stop());

        assertEquals(Optional.empty(), caller.sessions().kept(peer));
        assertEquals(7, session.offers().mostRecipients());
    }

    @Test
    void aThousandMessagesAreEnoughForOneConnection() throws IOException {
        Peer peer = caller.peer(TlsPolicy.NONE);
        Session session = caller.connect(peer);
        for (int i = 0; i < 999; i++) session.countMessage();
        caller.sessions().rest(peer, session, new Stop());
        assertSame(session, caller.sessions().kept(peer).orElseThrow());
        session.countMessage();

        caller.sessions().rest(peer, session, new Stop());

        assertEquals(Optional.empty(), caller.sessions().kept(peer));
    }

    @Test
    void nobodyThereIsToldFromSomebodyBusy() throws IOException {
        InetSocketAddress nobody;
        try (var shut = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = new InetSocketAddress(shut.getInetAddress(), shut.getLocalPort());
        }
        var absent = assertThrows(PeerGoneException.class, () -> caller.connect(Peer.of("localhost", nobody)));
        assertEquals(Gates.Manner.ABSENT, absent.manner());

        caller.mx().answer(Phase.GREETING, "554 5.3.2 no");
        var busy = assertThrows(PeerGoneException.class, () -> caller.connect(TlsPolicy.MAY));
        assertEquals(Gates.Manner.BUSY, busy.manner());
    }

    @Test
    void whoGaveAConnectionBackCannotCutItForTheNext() throws IOException {
        Peer peer = caller.peer(TlsPolicy.NONE);
        var first = new Stop();
        caller.sessions().rest(peer, caller.sessions().connect(peer, "me.example", first, new Calls()), first);

        Session next = caller.sessions().kept(peer).orElseThrow();
        first.now(); // its claim seems to be lost, as its row is gone

        assertEquals(250, next.ask("NOOP", Patience.COMMAND).code());
    }

    @Test
    void whoStillUsesAConnectionIsCutOff() throws IOException {
        var stop = new Stop();
        Session session = caller.sessions().connect(caller.peer(TlsPolicy.NONE), "me.example", stop, new Calls());

        stop.now();

        assertThrows(PeerGoneException.class, () -> session.ask("NOOP", Patience.COMMAND));
    }
}

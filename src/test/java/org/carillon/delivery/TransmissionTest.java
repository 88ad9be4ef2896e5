package org.carillon.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.carillon.testing.Eventually.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.carillon.mail.Address;
import org.carillon.mail.CopyRecipe;
import org.carillon.mail.HeaderEdits;
import org.carillon.mail.MailTerms;
import org.carillon.mail.Message;
import org.carillon.store.DatabaseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is remembered of one conversation, whatever happens beside it.
@Timeout(60)
class TransmissionTest {
    /// More than are written down together.
    private static final int MEMBERS = 150;

    private final Caller caller = new Caller();
    private final Stop stop = new Stop();

    @AfterEach
    void hangUp() {
        caller.close();
    }

    /// The database is away.
    @SuppressWarnings("NullAway")
    private static final class NoLedger extends Ledger {
        private NoLedger() {
            super(null, null, null, null, null, null, null, null);
        }

        @Override
        Holding save(Batch batch, Letter letter, Holding before, Progress progress) {
            throw new DatabaseException(new SQLException("gone", "08006"));
        }
    }

    @SuppressWarnings("NullAway")
    private static Letter letter() {
        var copies = new Copies(
                CopyRecipe.same("chess-bounces@club.example", HeaderEdits.NONE),
                new Message("Subject: x\r\n\r\nhello\r\n".getBytes(US_ASCII)),
                "",
                null,
                (r, rest) -> Optional.empty());
        return new Letter(1, 1, "list/1", "x", MailTerms.NONE, copies);
    }

    private static List<Recipient> members(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Recipient(Address.of("m" + i + "@there.example"), ""))
                .toList();
    }

    @SuppressWarnings("NullAway")
    private static Tally tally(List<Recipient> members) {
        var claim = new Batch.Claim(1, 1, 1, 1, Instant.now());
        var batch = new Batch(claim, Priority.POST, "there.example", members, 0);
        var figures = new Figures(new SimpleMeterRegistry());
        return new Tally(batch, letter(), new Tally.Office(new NoLedger(), null, Clock.systemUTC(), figures, null));
    }

    /// Each answer in time, and yet for ever.
    @Test
    void aHostThatTakesForEverOverOneTransactionIsCut() throws Exception {
        caller.mx()
                .play("S: 220 hello\nC: EHLO\nS: 250 hello\nC: MAIL\nS: 250 ok\n"
                        + "C: RCPT\nW:\nS: 250 ok\n".repeat(20));
        Session session = caller.connect(TlsPolicy.NONE);
        List<Recipient> members = members(20);
        Tally tally = tally(members);
        var talk = caller.start(() -> {
            new Transmission(session, tally, Transaction.of(letter(), members, 20), stop).run();
            return session;
        });

        int cut = 0;
        int answers = 0;
        while (cut == 0 && answers < 20) {
            int asked = answers + 1;
            await().pollInterval(Duration.ofMillis(5))
                    .until(() -> caller.mx().commands().stream()
                                    .filter(c -> c.startsWith("RCPT"))
                                    .count()
                            == asked);
            caller.settled(talk, "RCPT");
            cut = caller.pass(Duration.ofSeconds(290));
            caller.mx().goOn();
            answers++;
        }

        assertEquals(13, answers);
        assertEquals("no answer in time", Caller.failure(talk).getMessage());
        assertEquals(members, tally.untried());
    }

    /// Remembers each write.
    private static final class Overheard extends Socket {
        private final List<String> writes = new CopyOnWriteArrayList<>();

        @Override
        public OutputStream getOutputStream() throws IOException {
            return new FilterOutputStream(super.getOutputStream()) {
                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    writes.add(new String(bytes, from, length, US_ASCII));
                    out.write(bytes, from, length);
                }
            };
        }
    }

    /// RFC 2920 §3.1.
    @Test
    void theWholeEnvelopeLeavesInOneWriteAndTheTextWithTheNextEnvelope() throws Exception {
        var line = new Overheard();
        line.connect(caller.peer(TlsPolicy.NONE).address());
        var session = new Session(new Wire(line, System::nanoTime), caller.peer(TlsPolicy.NONE));
        new Opening(session, "me.example", new ClientTls(Optional.empty())).run();
        List<Recipient> members = members(4);
        line.writes.clear();

        new Transmission(session, tally(members), Transaction.of(letter(), members, 2), stop).run();

        assertEquals(3, line.writes.size(), line.writes.toString());
        assertEquals(List.of("MAIL", "RCPT", "RCPT", "DATA"), verbs(line.writes.getFirst()));
        List<String> second = verbs(line.writes.get(1));
        assertEquals(List.of("MAIL", "RCPT", "RCPT", "DATA"), second.subList(second.size() - 4, second.size()));
        assertEquals(2, caller.mx().deliveries().size());
    }

    private static List<String> verbs(String lines) {
        return lines.lines().map(line -> line.split(" ", 2)[0]).toList();
    }

    /// Then others get the courier.
    @Test
    void noTransactionIsBegunAfterTheTimeOfTheAttempt() throws Exception {
        var now = new AtomicLong();
        var attempt = new Stop(now::get, Duration.ofHours(2));
        caller.mx().offering("8BITMIME").holding("hello");
        Session session = caller.connect(TlsPolicy.NONE);
        List<Recipient> members = members(3);
        Tally tally = tally(members);
        var talk = caller.start(() -> {
            new Transmission(session, tally, Transaction.of(letter(), members, 1), attempt).run();
            return session;
        });
        await().until(() -> caller.mx().held() == 1);

        now.addAndGet(Duration.ofHours(2).toNanos());
        caller.mx().letGo(3);
        talk.session().join();

        // the one under way, and the next that was announced with it
        assertEquals(2, caller.mx().deliveries().size());
        assertEquals(1, tally.untried().size());
    }

    /// What is forgotten here would be sent again to everybody.
    @ParameterizedTest
    @EnumSource(Protocol.class)
    void whoHasACopyIsKnownThoughTheDatabaseIsAway(Protocol protocol) throws Exception {
        if (protocol == Protocol.LMTP) caller.mx().speakingLmtp();
        Session session = caller.connect(caller.peer(TlsPolicy.NONE).with(protocol));
        List<Recipient> members = members(MEMBERS);
        Tally tally = tally(members);
        var transactions = Transaction.of(letter(), members, MEMBERS);

        assertThrows(DatabaseException.class, () -> new Transmission(session, tally, transactions, stop).run());

        assertEquals(MEMBERS, caller.mx().await(1).getFirst().recipients().size());
        assertEquals(List.of(), tally.untried());
    }
}

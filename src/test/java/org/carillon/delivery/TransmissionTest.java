package org.carillon.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.carillon.mail.Address;
import org.carillon.mail.CopyRecipe;
import org.carillon.mail.HeaderEdits;
import org.carillon.mail.MailTerms;
import org.carillon.mail.Message;
import org.carillon.store.DatabaseException;
import org.junit.jupiter.api.AfterEach;
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

package org.carillon.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.carillon.mail.Address;
import org.carillon.smtp.ReplyReader;
import org.carillon.testing.Tls;

/// Clients that say anything in any order, at every door, against the [DialogueModel]. The dialogue is the real one,
/// over sockets and TLS.
class DialogueModelTest {
    /// Nobody is sent away for his errors.
    private static final Map<String, String> PATIENCE = Map.of(
            "carillon.smtp.soft-errors", "1000000",
            "carillon.smtp.hard-errors", "1000000",
            "carillon.smtp.max-junk-commands", "1000000");

    @Property(tries = 400)
    void everyAnswerIsTheOneThatTheStandardsWant(@ForAll Entrance entrance, @ForAll("talks") List<Move> moves)
            throws IOException {
        try (var door = new OpenDoor(entrance, PATIENCE);
                var plain = new Socket("127.0.0.1", door.port())) {
            plain.setSoTimeout(20_000);
            var model = new DialogueModel(entrance);
            Socket call = entrance.implicitTls() ? Tls.client(plain) : plain;
            var replies = new ReplyReader(call.getInputStream());
            assertEquals(220, replies.read().code());
            for (Move move : moves) {
                int before = door.letters.size();
                send(call, move.sent(model.chunking()));
                DialogueModel.Expected expected = model.after(move);
                var codes = new ArrayList<Integer>();
                for (int i = 0; i < expected.codes().size(); i++) {
                    codes.add(replies.read().code());
                    if (codes.getLast() == 354) send(call, move.text());
                }
                assertEquals(expected.codes(), codes, () -> move + " of " + moves);
                assertEquals(expected.delivered(), delivered(door, before), () -> move + " of " + moves);
                if (model.over()) {
                    assertThrows(EOFException.class, replies::read, () -> move + " of " + moves);
                    return;
                }
                if (codes.getLast() == 220) {
                    call = Tls.client(call);
                    replies = new ReplyReader(call.getInputStream());
                }
            }
        }
    }

    private static void send(Socket call, String text) throws IOException {
        call.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static List<String> delivered(OpenDoor door, int before) {
        return door.letters.stream()
                .skip(before)
                .flatMap(letter -> letter.envelope().recipients().stream())
                .map(Address::toString)
                .toList();
    }

    /// What a client usually says comes more often, so that letters get through.
    @Provide
    Arbitrary<List<Move>> talks() {
        Arbitrary<Move> usual = Arbitraries.frequency(
                Tuple.of(3, Move.MAIL),
                Tuple.of(4, Move.RCPT),
                Tuple.of(2, Move.RCPT_OUTSIDE),
                Tuple.of(2, Move.DATA),
                Tuple.of(2, Move.CHUNK),
                Tuple.of(2, Move.LAST_CHUNK),
                Tuple.of(1, Move.EHLO),
                Tuple.of(1, Move.LHLO),
                Tuple.of(1, Move.STARTTLS),
                Tuple.of(1, Move.AUTH));
        Arbitrary<Move> any = Arbitraries.frequencyOf(Tuple.of(3, usual), Tuple.of(2, Arbitraries.of(Move.class)));
        Arbitrary<List<Move>> opening = Arbitraries.of(
                List.of(),
                List.of(Move.EHLO),
                List.of(Move.LHLO),
                List.of(Move.EHLO, Move.STARTTLS, Move.EHLO),
                List.of(Move.EHLO, Move.STARTTLS, Move.EHLO, Move.AUTH),
                List.of(Move.EHLO, Move.AUTH));
        return opening.flatMap(first -> any.list().ofMaxSize(30).map(rest -> {
            var all = new ArrayList<>(first);
            all.addAll(rest);
            return all;
        }));
    }
}

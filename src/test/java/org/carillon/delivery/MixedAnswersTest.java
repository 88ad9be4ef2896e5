package org.carillon.delivery;

import static org.carillon.testing.Eventually.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.carillon.mail.Address;
import org.carillon.mail.CopyRecipe;
import org.carillon.mail.HeaderEdits;
import org.carillon.store.Messages;
import org.carillon.store.Sql;
import org.carillon.testing.CountingMx;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A post to a host that refuses every tenth member for good and puts every twentieth off, some of them
/// twice: the counters are right whenever somebody looks, and in the end. On H2.
@QuarkusTest
@TestProfile(SmarthostProfile.class)
class MixedAnswersTest {
    private static final int MEMBERS = 1_000;
    private static final int DOMAINS = 4;
    private static final int HARD = MEMBERS / 10;

    private static final CountingMx.Manners MOODY = new CountingMx.Manners() {
        @Override
        public String recipient(String address, int time) {
            int number = number(address);
            if (hard(number)) return "550 5.1.1 no such user";
            if (number % 20 == 5 && time <= 1 + number / 20 % 2) return "450 4.2.1 greylisted";
            return "250 2.1.5 known";
        }
    };

    private static boolean hard(int number) {
        return number % 10 == 3;
    }

    private static int number(String address) {
        return Integer.parseInt(address.substring(1, address.indexOf('@')));
    }

    @Inject
    Outbox outbox;

    @Inject
    Queue queue;

    @Inject
    Messages messages;

    @Inject
    Sql sql;

    /// One look at a letter.
    private record Look(Queue.Counts counts, int waiting, int failures) {
        boolean right() {
            return counts.accepted() == counts.delivered() + counts.failed() + waiting
                    && counts.deferred() <= waiting
                    && counts.failed() == failures;
        }
    }

    private Look look(long letter) {
        return sql.first(
                        """
                        select accepted, delivered, deferred, failed,
                               (select coalesce(sum(remaining), 0) from outbox b where b.outgoing_id = o.id),
                               (select count(*) from failed_recipient f where f.outgoing_id = o.id)
                        from outgoing o where o.id = ?\
                        """,
                        row -> new Look(
                                new Queue.Counts(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4)),
                                row.getInt(5),
                                row.getInt(6)),
                        letter)
                .orElseThrow();
    }

    private long post(boolean verp) {
        var recipe = verp
                ? new CopyRecipe("chess-bounces+{tag}.{mac}@club.example", HeaderEdits.NONE, List.of(), "list/1")
                : CopyRecipe.same("chess-bounces@club.example", HeaderEdits.NONE);
        List<Recipient> members = IntStream.range(0, MEMBERS)
                .boxed()
                .sorted((a, b) -> a % DOMAINS - b % DOMAINS)
                .map(i -> new Recipient(
                        Address.of("m" + i + "@host" + i % DOMAINS + ".example"), Integer.toString(i, 36)))
                .toList();
        return QuarkusTransaction.requiringNew().call(() -> {
            byte[] text = "Subject: hello\r\n\r\nhello\r\n".getBytes(StandardCharsets.US_ASCII);
            var letter = new Outgoing(messages.store(text, ""), recipe, Priority.POST, "list/1", "hello");
            return outbox.enqueue(letter, RecipientSource.of(members));
        });
    }

    @ParameterizedTest(name = "verp={0}")
    @ValueSource(booleans = {true, false})
    void theCountersAreRightAtEveryMomentAndInTheEnd(boolean verp) {
        var looks = new ArrayList<Look>();
        try (var mx = CountingMx.startAt(SmarthostProfile.port(), MOODY)) {
            long letter = post(verp);

            await().atMost(Duration.ofMinutes(1))
                    .pollInterval(Duration.ofMillis(2))
                    .until(() -> {
                        looks.add(look(letter));
                        return looks.getLast().waiting() == 0;
                    });

            assertEquals(List.of(), looks.stream().filter(l -> !l.right()).toList());
            assertTrue(looks.stream().anyMatch(l -> l.counts().deferred() > 0), () -> "nobody was put off: " + looks);
            assertEquals(
                    new Queue.Counts(MEMBERS, MEMBERS - HARD, 0, HARD),
                    queue.letter(letter).orElseThrow().counts());
            assertEquals(oneCopyForEachWhoTakesIt(), mx.copies());
        } finally {
            sql.update("update failed_recipient set handled = true");
        }
    }

    private static Map<String, Integer> oneCopyForEachWhoTakesIt() {
        var copies = new TreeMap<String, Integer>();
        for (int i = 0; i < MEMBERS; i++) if (!hard(i)) copies.put("m" + i + "@host" + i % DOMAINS + ".example", 1);
        return copies;
    }
}

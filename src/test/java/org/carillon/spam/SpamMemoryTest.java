package org.carillon.spam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.carillon.mail.Message;
import org.carillon.spam.Bayes.Count;
import org.carillon.store.Ids;
import org.carillon.store.Sql;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SpamMemoryTest {
    private static final String LIST = "chess@club.example";
    private static final int MOST = 40;
    private static final Message SPAM =
            Samples.message("From: a@deals.example\nSubject: Offer\n\nbuy cheap pills today\n");

    @Inject
    SpamMemory memory;

    @Inject
    SpamFilter filter;

    @Inject
    SpamTokens tokens;

    @Inject
    Sql sql;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    @BeforeEach
    void knowNothing() {
        memory.states(null, 100_000).forEach(state -> memory.forget(state.scope()));
    }

    private Count count(String scope, String token) {
        return sql.first("select id from spam_scope where name = ?", row -> row.getLong(1), scope)
                .map(id -> tokens.counts(id, List.of(token)).get(token))
                .orElse(Count.NONE);
    }

    private long words(String scope) {
        return sql.number(
                "select count(*) from spam_token t, spam_scope s where t.scope_id = s.id and s.name = ?", scope);
    }

    @Test
    void learnsALetterOnce() {
        assertTrue(memory.learn(LIST, SPAM, true));
        assertFalse(memory.learn(LIST, SPAM, true));

        assertEquals(new Count(0, 1), memory.learned(LIST));
        assertEquals(new Count(0, 1), count(LIST, "pills"));
        assertEquals(Count.NONE, memory.learned(SpamMemory.SITE));
    }

    @Test
    void believesWhoChangesHisMind() {
        memory.learn(LIST, SPAM, true);
        assertTrue(memory.learn(LIST, SPAM, false));

        assertEquals(new Count(1, 0), memory.learned(LIST));
        assertEquals(new Count(1, 0), count(LIST, "pills"));
    }

    @Test
    void takesBackWhatWasSaid() {
        memory.learn(LIST, SPAM, true);
        assertTrue(memory.unlearn(LIST, SPAM));
        assertFalse(memory.unlearn(LIST, SPAM));

        assertEquals(Count.NONE, memory.learned(LIST));
        assertEquals(0, words(LIST));
        assertEquals(0, sql.number("select tokens from spam_scope where name = ?", LIST));
    }

    @Test
    void learnsAgainWhatWasTakenBack() {
        memory.learn(LIST, SPAM, true);
        memory.unlearn(LIST, SPAM);
        assertTrue(memory.learn(LIST, SPAM, true));

        assertEquals(new Count(0, 1), count(LIST, "pills"));
    }

    @Test
    void hasNoOpinionBeforeItKnowsEnoughOfBoth() {
        var training = new OwnLetters(1);
        for (Message ham : training.ham(20)) memory.learn(LIST, ham, false);

        SpamScore score =
                filter.score(List.of(LIST), SPAM, Samples.NOON, List.of()).orElseThrow();

        assertTrue(
                score.reasons().stream().anyMatch(hint -> hint.words().contains("0 of 200 wanted letters")),
                score.toString());
    }

    @Test
    void judgesByTheListAndElseByTheSite() {
        var few = new SpamMemory(sql, ids, clock, new Settings(Map.of(), Map.of(), 5, 20, 200_000), tokens);
        teach(few, SpamMemory.SITE, 20);
        teach(few, LIST, 19);
        Sample sample = Sample.of(new OwnLetters(7).spam(1).getFirst(), Samples.NOON);

        var site = assertInstanceOf(Opinion.Known.class, few.judge(List.of(LIST), sample));
        few.learn(LIST, new OwnLetters(8).ham(1).getFirst(), false);
        few.learn(LIST, new OwnLetters(9).spam(1).getFirst(), true);
        var list = assertInstanceOf(Opinion.Known.class, few.judge(List.of(LIST), sample));

        assertEquals(SpamMemory.SITE, site.scope());
        assertEquals(LIST, list.scope());
        assertTrue(list.result().probability() > 0.99, list.toString());
    }

    /// In one transaction, which is faster.
    private static void teach(SpamMemory memory, String scope, int each) {
        var letters = new OwnLetters(1);
        List<Message> ham = letters.ham(each);
        List<Message> spam = letters.spam(each);
        QuarkusTransaction.requiringNew().run(() -> {
            ham.forEach(message -> memory.learn(scope, message, false));
            spam.forEach(message -> memory.learn(scope, message, true));
        });
        assertEquals(new Count(each, each), memory.learned(scope));
    }

    @Test
    void forgetsTheRarestAndOldestWords() {
        var small = new SpamMemory(sql, ids, clock, new Settings(Map.of(), Map.of(), 5, 1, MOST), tokens);
        Message often = Samples.message("Subject: x\n\nfamiliar words\n");
        Message again = Samples.message("Subject: y\n\nfamiliar words\n");
        small.learn(LIST, often, true);
        small.learn(LIST, again, true);
        for (int i = 0; i < 30; i++)
            small.learn(LIST, Samples.message("Subject: z\n\nrare" + i + " strange" + i + "\n"), true);

        long there = words(LIST);

        assertTrue(there <= MOST, there + " words");
        assertEquals(there, sql.number("select tokens from spam_scope where name = ?", LIST));
        assertEquals(2, count(LIST, "familiar").spam());
        assertEquals(Count.NONE, count(LIST, "rare0"));
        assertEquals(1, count(LIST, "rare29").spam());
    }

    @Test
    void losesNoClickOfManyAtOnce() throws Exception {
        List<Message> letters = new OwnLetters(5).spam(40);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> clicks = new ArrayList<>();
            for (Message letter : letters) {
                for (int twice = 0; twice < 2; twice++) {
                    clicks.add(pool.submit(() -> memory.learn(LIST, letter, true)));
                }
            }
            int learned = 0;
            for (Future<Boolean> click : clicks) if (click.get()) learned++;
            assertEquals(letters.size(), learned);
        }

        assertEquals(new Count(0, letters.size()), memory.learned(LIST));
        assertEquals(letters.size(), count(LIST, "to:@club.example").spam());
    }

    @Test
    void showsHowFarTheTrainingIs() {
        filter.learn(List.of(LIST, SpamMemory.SITE, LIST), SPAM, true);

        List<SpamMemory.State> states = memory.states(null, 10);

        assertEquals(
                List.of(SpamMemory.SITE, LIST),
                states.stream().map(SpamMemory.State::scope).toList());
        assertEquals(new Count(0, 1), states.getFirst().learned());
        assertEquals(words(SpamMemory.SITE), states.getFirst().tokens());
        assertEquals(List.of(states.getLast()), memory.states(SpamMemory.SITE, 10));
        filter.unlearn(List.of(LIST), SPAM);
        assertEquals(Count.NONE, memory.learned(LIST));
    }

    @Test
    void sweepsWhatIsOld() {
        memory.learn(LIST, SPAM, true);
        assertEquals(0, memory.sweep());
        sql.update("update spam_learned set learned_at = ?", clock.instant().minus(Duration.ofDays(500)));

        assertEquals(1, memory.sweep());
    }
}

package org.carillon.spam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.carillon.mail.Message;
import org.carillon.spam.Bayes.Count;
import org.carillon.spam.SpamScore.Verdict;
import org.carillon.store.Ids;
import org.carillon.store.Sql;
import org.carillon.testing.FrozenClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SpamFilterTest {
    private static final String ANA = SpamScopes.person(4711);
    private static final Message LOUD = Samples.message("Subject: BUY THE CHEAPEST PILLS\n\nnow\n");
    private static final Hint VIRUS = new Hint("it holds the virus Eicar", 20);

    @Inject
    SpamTokens tokens;

    @Inject
    Sql sql;

    @Inject
    Ids ids;

    private final FrozenClock clock = FrozenClock.at("2026-08-14T12:00:00Z");
    private SpamMemory memory;

    @BeforeEach
    void knowNothing() {
        memory = new SpamMemory(sql, ids, clock, Settings.DEFAULT, tokens);
        memory.states(null, 100_000).forEach(state -> memory.forget(state.scope()));
    }

    private SpamFilter filter(SpamConfig config) {
        return new SpamFilter(config, memory, new SiteLessons(sql, clock, config));
    }

    private static Message letter(int number) {
        return Samples.message(
                "Message-ID: <" + number + "@x.example>\nSubject: Offer\n\ncheap pills " + number + "\n");
    }

    @Test
    void offItLooksAtNoLetter() {
        SpamFilter off = filter(Switches.OFF);

        assertEquals(Optional.empty(), off.score(List.of(), LOUD, Samples.NOON, List.of()));
        assertEquals(Optional.empty(), off.score(List.of(), LOUD, Samples.NOON, List.of(new Hint("it came late", 1))));
        assertFalse(off.learn(List.of(ANA), LOUD, true));
        assertFalse(off.learnFrom(ANA, LOUD, true));
        assertEquals(Count.NONE, memory.learned(ANA));
    }

    @Test
    void whatOthersFoundCountsThoughItIsOff() {
        SpamScore score = filter(Switches.OFF)
                .score(List.of(), LOUD, Samples.NOON, List.of(VIRUS))
                .orElseThrow();

        assertEquals(Verdict.SPAM, score.verdict());
        assertEquals("It looks like spam because it holds the virus Eicar.", score.sentence());
        assertEquals(20, score.points());
    }

    @Test
    void onItLooksAtEachLetter() {
        SpamScore score = filter(Settings.DEFAULT)
                .score(List.of(), LOUD, Samples.NOON, List.of())
                .orElseThrow();

        assertTrue(score.reasons().stream().anyMatch(hint -> hint.points() > 0), score.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Spam-Flag: YES",
                "x-spam-flag: yes",
                "X-Spam-Status: Yes, score=7.2 required=5.0",
                "X-Spam: Yes",
                "X-Spam-Flag: NO\nX-Spam-Status: Yes",
                "X-Loop: chess@club.example\nX-Spam-Flag: YES"
            })
    void believesTheYesOfAFilterInFront(String fields) {
        var headers = Samples.message(fields + "\nSubject: x\n\nhello\n").headers();
        Hint hint = filter(Settings.DEFAULT).inFront(headers).orElseThrow();

        var surelyWanted = new Opinion.Known("", new Bayes.Result(0, List.of())).hint();
        SpamScore score = SpamScore.of(List.of(hint, surelyWanted), 2.5, 5);
        assertEquals(Verdict.SPAM, score.verdict());
        assertEquals(Optional.empty(), filter(Switches.OFF).inFront(headers));
        assertEquals(
                Optional.empty(), filter(new Switches(true, true, false, 20)).inFront(headers));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Spam-Flag: NO",
                "X-Spam-Status: No, score=7.2",
                "X-Spam-Flag: yesterday",
                "X-Spam-Flag:",
                "X-Spam-Score: 99",
                "Subject: YES"
            })
    void readsNothingElse(String field) {
        var headers = Samples.message(field + "\n\nhello\n").headers();

        assertEquals(Optional.empty(), filter(Settings.DEFAULT).inFront(headers));
    }

    @Test
    void onePersonTeachesTheSiteOnlySomeLettersADay() {
        SpamFilter filter = filter(new Switches(true, true, true, 2));
        for (int i = 0; i < 5; i++) assertTrue(filter.learnFrom(ANA, letter(i), true));

        assertEquals(new Count(0, 5), memory.learned(ANA));
        assertEquals(new Count(0, 2), memory.learned(SpamMemory.SITE));

        filter.learnFrom(SpamScopes.person(4712), letter(9), true);
        assertEquals(new Count(0, 3), memory.learned(SpamMemory.SITE));

        clock.advance(Duration.ofHours(25));
        filter.learnFrom(ANA, letter(7), true);
        assertEquals(new Count(0, 4), memory.learned(SpamMemory.SITE));
    }

    @Test
    void whoChangesTheirMindNeedsNoSecondLesson() {
        SpamFilter filter = filter(new Switches(true, true, true, 1));
        filter.learnFrom(ANA, letter(1), true);
        filter.learnFrom(ANA, letter(2), true);

        filter.learnFrom(ANA, letter(1), false);
        filter.learnFrom(ANA, letter(2), false);

        assertEquals(new Count(2, 0), memory.learned(ANA));
        assertEquals(new Count(1, 0), memory.learned(SpamMemory.SITE));
    }

    @Test
    void turningAndTurningIsNoWayAroundTheLimit() {
        SpamFilter filter = filter(new Switches(true, true, true, 1));
        for (int i = 0; i < 3; i++) filter.learnFrom(ANA, letter(i), true);
        clock.advance(Duration.ofHours(25));

        for (int i = 0; i < 3; i++) filter.learnFrom(ANA, letter(i), false);

        Count site = memory.learned(SpamMemory.SITE);
        assertTrue(site.ham() + site.spam() <= 2, site.toString());
    }

    @Test
    void withoutLessonsPeopleDoNotTeachTheSite() {
        assertTrue(filter(new Switches(true, true, true, 0)).learnFrom(ANA, letter(1), true));

        assertEquals(Count.NONE, memory.learned(SpamMemory.SITE));
    }
}

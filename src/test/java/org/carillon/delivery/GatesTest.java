package org.carillon.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.carillon.delivery.Gates.Manner;
import org.junit.jupiter.api.Test;

class GatesTest {
    private static final String THERE = "mx.there.example";

    private final AtomicLong now = new AtomicLong(-7);
    private final Gates gates = new Gates(2, 4, now::get);

    /// How many more posts get in; they stay.
    private int enter(Priority priority) {
        int inside = 0;
        while (gates.enter(THERE, priority)) inside++;
        return inside;
    }

    private int fits(Priority priority) {
        int inside = enter(priority);
        for (int i = 0; i < inside; i++) gates.leave(THERE, priority);
        return inside;
    }

    private void once(Manner manner) {
        assertTrue(gates.enter(THERE, Priority.POST));
        gates.leave(THERE, Priority.POST, manner, 1);
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Test
    void growsStepByStepUpToItsLimit() {
        assertEquals(2, fits(Priority.POST));
        once(Manner.WELL);
        assertEquals(3, fits(Priority.POST));
        for (int i = 0; i < 10; i++) once(Manner.WELL);
        assertEquals(4, fits(Priority.POST));
    }

    @Test
    void shrinksByHalfAndToOneAtLastWhenTheHostIsBusy() {
        for (int i = 0; i < 2; i++) once(Manner.WELL);
        assertEquals(4, fits(Priority.POST));

        once(Manner.BUSY);
        assertEquals(2, fits(Priority.POST));
        for (int i = 0; i < 5; i++) once(Manner.BUSY);

        assertEquals(1, fits(Priority.POST));
        once(Manner.WELL);
        assertEquals(2, fits(Priority.POST));
    }

    @Test
    void whatAHostHasShownToPostsCountsForLettersToo() {
        for (int i = 0; i < 5; i++) once(Manner.BUSY);

        assertEquals(1, fits(Priority.LETTER));
        assertTrue(gates.enter(THERE, Priority.LETTER));
        assertFalse(gates.enter(THERE, Priority.POST), "there is one place for both");
    }

    @Test
    void lettersNeverWaitBehindPostsWhereTheHostHasNotComplained() {
        var many = new Gates(2, 20, now::get);
        for (int i = 0; i < 2; i++) assertTrue(many.enter(THERE, Priority.POST));

        for (int i = 0; i < 3; i++) assertTrue(many.enter(THERE, Priority.LETTER));
        assertFalse(many.enter(THERE, Priority.LETTER), "three on top");
        assertFalse(many.enter(THERE, Priority.POST));
    }

    @Test
    void lettersAndPostsTogetherNeverHaveMoreThanTheLimit() {
        assertEquals(2, enter(Priority.POST));

        assertEquals(2, enter(Priority.LETTER));
        assertEquals(0, gates.free(THERE, Priority.LETTER));
    }

    @Test
    void postsLeaveLettersTheirPlacesHoweverWellAllGoes() {
        var many = new Gates(5, 20, now::get);
        for (int i = 0; i < 30; i++) {
            assertTrue(many.enter(THERE, Priority.POST));
            many.leave(THERE, Priority.POST, Manner.WELL, 0);
        }
        int posts = 0;
        while (many.enter(THERE, Priority.POST)) posts++;

        assertEquals(17, posts);
        assertEquals(3, many.free(THERE, Priority.LETTER));
    }

    @Test
    void theNextFreePlaceIsForTheLetterThatWaits() {
        for (int i = 0; i < 5; i++) once(Manner.BUSY);
        assertTrue(gates.enter(THERE, Priority.POST));
        assertEquals(0, gates.free(THERE, Priority.LETTER));
        assertTrue(gates.wanted(THERE));

        gates.leave(THERE, Priority.POST);

        assertFalse(gates.enter(THERE, Priority.POST));
        assertTrue(gates.enter(THERE, Priority.LETTER));
        assertFalse(gates.wanted(THERE));
        gates.leave(THERE, Priority.LETTER);
        assertTrue(gates.enter(THERE, Priority.POST));
    }

    @Test
    void aPlaceIsNotKeptForALetterThatDoesNotComeAgain() {
        for (int i = 0; i < 5; i++) once(Manner.BUSY);
        assertTrue(gates.enter(THERE, Priority.POST));
        assertEquals(0, gates.free(THERE, Priority.LETTER));
        gates.leave(THERE, Priority.POST);

        pass(Duration.ofSeconds(2));

        assertTrue(gates.enter(THERE, Priority.POST));
    }

    @Test
    void restsFiveMinutesAfterTenFailedConnectsInARow() {
        for (int i = 0; i < 9; i++) once(Manner.ABSENT);
        once(Manner.WELL);
        for (int i = 0; i < 10; i++) once(Manner.ABSENT);

        assertEquals(0, gates.free(THERE, Priority.POST));
        assertFalse(gates.enter(THERE, Priority.LETTER));
        assertTrue(gates.enter("mx.elsewhere.example", Priority.POST));
        pass(Duration.ofMinutes(5).minusNanos(1));
        assertFalse(gates.enter(THERE, Priority.POST));

        pass(Duration.ofNanos(1));

        assertEquals(1, fits(Priority.POST), "one goes and looks");
        once(Manner.ABSENT);
        assertFalse(gates.enter(THERE, Priority.POST), "and when nobody is there, all wait again");
    }

    @Test
    void whoIsWokenGetsOneLookAtOnce() {
        for (int i = 0; i < 10; i++) once(Manner.ABSENT);
        assertTrue(gates.rests(THERE));

        gates.wake(THERE);

        assertFalse(gates.rests(THERE));
        assertEquals(1, fits(Priority.LETTER));
        once(Manner.ABSENT);
        assertTrue(gates.rests(THERE), "nobody was there");
        gates.wakeAll();
        assertFalse(gates.rests(THERE));
    }

    /// An attempt may call at five.
    @Test
    void eachAddressAtWhichNobodyPicksUpCounts() {
        assertTrue(gates.enter(THERE, Priority.POST));
        gates.leave(THERE, Priority.POST, Manner.ABSENT, 5);
        assertTrue(gates.enter(THERE, Priority.POST));
        gates.leave(THERE, Priority.POST, Manner.ABSENT, 4);
        assertTrue(gates.enter(THERE, Priority.POST));

        gates.leave(THERE, Priority.POST, Manner.ABSENT, 1);

        assertFalse(gates.enter(THERE, Priority.POST), "ten in all");
    }

    @Test
    void anAttemptThatCalledNobodyChangesNothing() {
        for (int i = 0; i < 3; i++) once(Manner.UNTRIED);
        assertEquals(2, fits(Priority.POST));

        for (int i = 0; i < 9; i++) once(Manner.ABSENT);
        once(Manner.UNTRIED);
        once(Manner.ABSENT);

        assertFalse(gates.enter(THERE, Priority.POST), "ten in a row");
    }

    @Test
    void saysWhyNobodyEnters() {
        assertEquals(Optional.empty(), gates.why(THERE, Priority.POST));
        enter(Priority.POST);
        assertEquals(
                Optional.of("Waits for one of the 2 connections to its mail hosts."), gates.why(THERE, Priority.POST));
        for (int i = 0; i < 2; i++) gates.leave(THERE, Priority.POST);
        for (int i = 0; i < 10; i++) once(Manner.ABSENT);
        pass(Duration.ofSeconds(90));
        assertEquals(
                Optional.of("Nobody answers at its mail hosts; they rest for 4 minutes more."),
                gates.why(THERE, Priority.POST));
    }

    @Test
    void aPlaceTakesAsManyInOneGoAsTheHostBearsInAQuarterOfASecond() {
        assertEquals(10, gates.span(THERE));
        once(Manner.WELL);
        gates.took(THERE, 10, Duration.ofMillis(10));
        assertEquals(20, gates.span(THERE));
        for (int i = 0; i < 10; i++) gates.took(THERE, 100, Duration.ofMillis(1000));
        assertEquals(25, gates.span(THERE));
        for (int i = 0; i < 10; i++) gates.took(THERE, 1, Duration.ofMinutes(10));
        assertEquals(1, gates.span(THERE));
    }

    @Test
    void aSingleLetterDoesNotShowThatManyGoInOneGo() {
        once(Manner.WELL);
        gates.took(THERE, 1, Duration.ofMillis(1));
        assertEquals(10, gates.span(THERE));
    }

    @Test
    void aHostThatComplainsGetsOneAtATimeAtFirst() {
        once(Manner.WELL);
        gates.took(THERE, 100, Duration.ofMillis(1));
        once(Manner.BUSY);
        assertEquals(1, gates.span(THERE));
        gates.took(THERE, 1, Duration.ofMillis(1));
        assertEquals(2, gates.span(THERE));
    }

    /// Nobody there means nobody: one who complains is there.
    @Test
    void aComplaintBetweenFailedConnectsMeansThatSomebodyIsThere() {
        for (int i = 0; i < 9; i++) once(Manner.ABSENT);
        once(Manner.BUSY);
        for (int i = 0; i < 9; i++) once(Manner.ABSENT);
        assertEquals(1, gates.free(THERE, Priority.POST));
        once(Manner.ABSENT);
        assertEquals(0, gates.free(THERE, Priority.POST));
    }
}

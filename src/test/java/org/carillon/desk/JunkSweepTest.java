package org.carillon.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.carillon.mail.Address;
import org.carillon.mailbox.Folders;
import org.carillon.people.People;
import org.carillon.people.Person;
import org.carillon.spam.SpamFilter;
import org.carillon.spam.SpamMemory;
import org.carillon.store.MemoryDatabase;
import org.carillon.store.Turns;
import org.carillon.testing.ErrorsHeard;
import org.carillon.testing.FrozenClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Which node looks at whose folders, and since when.
@QuarkusTest
class JunkSweepTest {
    private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");
    private static final Duration SLACK = Duration.ofMinutes(2);

    @Inject
    People people;

    @Inject
    Folders folders;

    @Inject
    SpamFilter filter;

    @Inject
    SpamMemory memory;

    private final FrozenClock clock = FrozenClock.at(NOON.toString());
    private final Address ana = Address.of("ana" + UUID.randomUUID() + "@sweep.example");
    private final Address ben = Address.of("ben" + UUID.randomUUID() + "@sweep.example");
    private final List<Instant> sinceWhen = new ArrayList<>();
    private MemoryDatabase database;
    private Turns turns;

    @BeforeEach
    void anaAndBen() throws Exception {
        database = MemoryDatabase.open();
        turns = database.turns(clock);
        people.add(ana, "Ana", "long enough", false);
        people.add(ben, "Ben", "long enough", false);
    }

    /// A node whose look at Ben's folders is noted, and that cannot look at Ana's.
    private JunkSweep node() {
        var lessons = new JunkLessons(folders, filter, memory) {
            @Override
            int of(Person person, Instant since) {
                if (person.address().equals(ana)) throw new IllegalStateException("odd folders");
                if (person.address().equals(ben)) sinceWhen.add(since);
                return person.address().equals(ben) ? 1 : 0;
            }
        };
        return new JunkSweep(people, lessons, filter, turns, clock);
    }

    private void someTimePasses() {
        clock.advance(Duration.ofMinutes(5));
        database.sql().update("update turn set due_at = current_timestamp");
    }

    @Test
    void theFoldersOfOneDoNotKeepItFromThoseOfTheOthers() {
        try (var errors = ErrorsHeard.begin()) {
            assertEquals(1, node().sweep());

            assertEquals(List.of(NOON.minus(SLACK)), sinceWhen);
            assertEquals(List.of(), errors.all());
        }
    }

    @Test
    void oneNodeLooksForAll() {
        JunkSweep other = node();

        assertEquals(1, node().sweep());
        assertEquals(0, other.sweep());
        someTimePasses();
        assertEquals(1, other.sweep());
        someTimePasses();
        assertEquals(1, node().sweep());

        Duration five = Duration.ofMinutes(5);
        Instant first = NOON.minus(SLACK);
        assertEquals(List.of(first, first, first.plus(five)), sinceWhen);
    }

    @Test
    void whoeverComesNextBeginsAgainWhereADeadNodeStopped() {
        turns.take("junk", Duration.ofMinutes(10)).orElseThrow();
        assertEquals(0, node().sweep());
        someTimePasses();

        assertEquals(1, node().sweep());

        assertEquals(List.of(NOON.minus(SLACK)), sinceWhen);
    }
}

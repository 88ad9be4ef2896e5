package org.carillon.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.carillon.people.People;
import org.carillon.people.Person;
import org.carillon.spam.SpamFilter;
import org.carillon.store.DatabaseException;
import org.carillon.store.Turns;
import org.jboss.logging.Logger;

/// Learns from what people move in their mail programs, by an IMAP server that reads the same
/// Maildirs: nobody tells us, but each letter says where we have put it (see [JunkLessons]). The
/// folders lie on storage that all nodes share, so one of them looks, for all.
@ApplicationScoped
public class JunkSweep {
    private static final Logger LOG = Logger.getLogger(JunkSweep.class);

    /// The work's name among the turns.
    private static final String TURN = "junk";

    /// People that are read at a time.
    private static final int PAGE = 50;

    /// Clocks of file servers differ from ours.
    private static final Duration SLACK = Duration.ofMinutes(2);

    /// Renewed with each page.
    private static final Duration LEASE = Duration.ofMinutes(10);

    /// Shorter than the time between two calls, so that the next one of this node comes in time.
    private static final Duration PAUSE = Duration.ofMinutes(4);

    private final People people;
    private final JunkLessons lessons;
    private final SpamFilter filter;
    private final Turns turns;
    private final Clock clock;

    JunkSweep(People people, JunkLessons lessons, SpamFilter filter, Turns turns, Clock clock) {
        this.people = people;
        this.lessons = lessons;
        this.filter = filter;
        this.turns = turns;
        this.clock = clock;
    }

    /// Looks at what has changed since any node did so last, unless that was a moment ago. Called
    /// every five minutes.
    ///
    /// @return how many letters were learned
    public int sweep() {
        if (!filter.learning()) return 0;
        return turns.take(TURN, LEASE).map(this::sweep).orElse(0);
    }

    private int sweep(Turns.Turn turn) {
        Instant begun = clock.instant();
        Instant since = turn.reached().minus(SLACK);
        int learned = 0;
        List<Person> page = people.page(0, PAGE);
        while (!page.isEmpty()) {
            for (Person person : page) learned += guarded(person, since, turn);
            if (!turns.renew(turn, LEASE)) return learned;
            page = people.page(page.getLast().id(), PAGE);
        }
        turns.done(turn, begun, PAUSE);
        return learned;
    }

    /// Whatever one person's folders hold, those of the others are looked at. A database that is
    /// away ends the sweep here instead of failing once for each of them.
    private int guarded(Person person, Instant since, Turns.Turn turn) {
        try {
            return lessons.of(person, since);
        } catch (RuntimeException broken) {
            LOG.warnf("folders not looked at person=%d cause=%s", person.id(), DatabaseException.brief(broken));
            turns.renew(turn, LEASE);
            return 0;
        }
    }
}

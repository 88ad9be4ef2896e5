package org.carillon.lists;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.carillon.store.Sql;
import org.junit.jupiter.api.Test;

/// What is done to many at once is one entry of the trail, in which each is still found.
@QuarkusTest
class TrailOfManyTest extends WithLists {
    private static final By OLGA = new By("olga@owners.example", Channel.WEB, "192.0.2.7");

    @Inject
    Trail trail;

    @Inject
    ListEnds ends;

    @Inject
    Sql sql;

    private static List<String> people(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "P%05d@x.example".formatted(i))
                .toList();
    }

    /// Without the entry of its making, in the order in which they were written.
    private List<Trail.Entry> entries(MailingList list) {
        List<Trail.Entry> all = trail.page(list.id(), Trail.Mark.NEWEST, 1000);
        return all.subList(0, all.size() - 1).reversed();
    }

    private List<String> whole(MailingList list, Trail.Entry entry) {
        return trail.whole(list.id(), Trail.Mark.of(entry)).orElseThrow().subjects();
    }

    private Trail.Found find(MailingList list, String start) {
        return trail.find(list.id(), Trail.Mark.NEWEST, start, 10);
    }

    private static List<String> subjects(Trail.Found found) {
        return found.entries().stream().map(Trail.Entry::subject).toList();
    }

    @Test
    void twentyHaveAnEntryEachAndOneMoreShareOne() {
        MailingList few = list();
        trail.addAll(few.id(), OLGA, "joined", people(0, 20));
        assertEquals(
                people(0, 20), entries(few).stream().map(Trail.Entry::subject).toList());
        assertTrue(entries(few).stream().allMatch(e -> e.people() == 1));
        assertEquals(List.of("P00000@x.example"), whole(few, entries(few).getFirst()));

        MailingList more = list();
        trail.addAll(more.id(), OLGA, "joined", people(0, 21));
        Trail.Entry only = entries(more).getFirst();
        assertEquals(1, entries(more).size());
        assertEquals(21, only.people());
        assertEquals("21 people: P00000@x.example … P00020@x.example", only.subject());
        assertEquals(OLGA, only.by());
        assertEquals(people(0, 21), whole(more, only));
        assertTrue(trail.whole(few.id(), Trail.Mark.of(only)).isEmpty(), "of another list");
    }

    @Test
    void fiveThousandStandInAnEntryAndNobodyIsLost() {
        MailingList list = list();
        trail.addAll(list.id(), OLGA, "joined", people(0, 12_000));

        List<Trail.Entry> three = entries(list);

        assertEquals(
                List.of(5000, 5000, 2000),
                three.stream().map(Trail.Entry::people).toList());
        assertEquals(
                "5,000 people: P05000@x.example … P09999@x.example",
                three.get(1).subject());
        var all = new ArrayList<String>();
        three.forEach(entry -> all.addAll(whole(list, entry)));
        assertEquals(people(0, 12_000), all);
    }

    @Test
    void aLastOneStandsAlone() {
        MailingList list = list();
        trail.addAll(list.id(), OLGA, "joined", people(0, 5001));
        Trail.Entry last = entries(list).getLast();
        assertEquals(1, last.people());
        assertEquals("P05000@x.example", last.subject());
        assertEquals(List.of("P05000@x.example"), whole(list, last));
    }

    @Test
    void findsOneInTheMidstOfThousandsInAnyCase() {
        MailingList list = list();
        trail.addAll(list.id(), OLGA, "joined", people(0, 5000));

        Trail.Found found = find(list, "p02500@X");

        assertEquals(List.of("P02500@x.example (of 5,000)"), subjects(found));
        assertEquals(5000, found.entries().getFirst().people());
        assertNull(found.further());
        assertEquals(List.of(), subjects(find(list, "02500")), "in the midst of an address");
        assertEquals(List.of(), subjects(find(list, "x.example")));
    }

    @Test
    void namesTheFirstFiveAndHowManyMore() {
        MailingList list = list();
        trail.addAll(list.id(), OLGA, "joined", people(0, 5000));
        String five = String.join(", ", people(20, 25));
        assertEquals(List.of(five + " and 5 more (of 5,000)"), subjects(find(list, "p0002")));
        assertEquals(
                List.of("5,000 people: P00000@x.example … P04999@x.example"),
                subjects(find(list, "OLGA")),
                "found by who did it");
    }

    @Test
    void whatIsSearchedForIsPlainText() {
        MailingList list = list();
        var odd = new ArrayList<>(people(0, 30));
        odd.addAll(List.of("100%@x.example", "a_b@x.example", "back\\slash@x.example"));
        trail.addAll(list.id(), OLGA, "joined", odd);
        assertEquals(List.of("100%@x.example (of 33)"), subjects(find(list, "100%")));
        assertEquals(List.of("a_b@x.example (of 33)"), subjects(find(list, "A_")));
        assertEquals(List.of("back\\slash@x.example (of 33)"), subjects(find(list, "back\\")));
        for (String none : List.of("%", "_", "\\", "p_", "p%", ".*")) {
            assertEquals(List.of(), subjects(find(list, none)), none);
        }
    }

    @Test
    void noSubjectMakesASecondLineOrGetsLost() {
        MailingList list = list();
        var hostile = new ArrayList<>(people(0, 25));
        hostile.set(0, "x\ny@x.example\r\nz\u2028w\u2029v");
        hostile.set(7, "");
        hostile.set(8, "l".repeat(100_000));
        hostile.set(24, "\n\n");
        trail.addAll(list.id(), OLGA, "joined", hostile);

        Trail.Entry only = entries(list).getFirst();
        List<String> read = whole(list, only);

        assertEquals(hostile.stream().map(Trail::cut).toList(), read);
        assertEquals("x y@x.example z w v", read.getFirst());
        assertTrue(only.subject().length() <= Trail.MAX_TEXT + 1, only.subject());
        assertEquals(List.of(), subjects(find(list, "y@x")));
        MailingList wide = list();
        trail.addAll(wide.id(), OLGA, "joined", Collections.nCopies(5000, "w".repeat(1000)));
        Trail.Entry long5000 = entries(wide).getFirst();
        assertTrue(long5000.subject().length() <= Trail.MAX_TEXT + 1);
        assertEquals(5000, whole(wide, long5000).size());
    }

    /// Forty full entries are what a search looks through at a time.
    @Test
    void looksThroughSoManyPeopleAtATimeAndGoesOnBehindThem() {
        MailingList list = list();
        trail.addAll(list.id(), OLGA, "joined", List.of("early@x.example"));
        for (int i = 0; i < 42; i++) {
            List<String> people = new ArrayList<>(Collections.nCopies(5000, "b"));
            if (i == 1) people.set(4999, "Early-too@x.example");
            trail.addAll(list.id(), By.house("a timer"), "joined", people);
        }

        Trail.Found first = find(list, "early");
        assertEquals(List.of(), subjects(first));
        Trail.Mark further = Objects.requireNonNull(first.further());
        Trail.Found second = trail.find(list.id(), further, "early", 10);

        assertEquals(List.of("Early-too@x.example (of 5,000)", "early@x.example"), subjects(second));
        assertNull(second.further());
        Trail.Found one = trail.find(list.id(), further, "early", 1);
        assertEquals(List.of("Early-too@x.example (of 5,000)"), subjects(one));
        Trail.Found rest = trail.find(list.id(), Objects.requireNonNull(one.further()), "early", 1);
        assertEquals(List.of("early@x.example"), subjects(rest));
    }

    @Test
    void aPageDoesNotReadThem() {
        assertTrue(!Trail.PAGE.contains("subjects"), Trail.PAGE);
    }

    @Test
    void theEndOfAListTakesThemAwayByAndBy() {
        MailingList list = list();
        for (int i = 0; i < 42; i++) {
            trail.addAll(list.id(), OLGA, "joined", Collections.nCopies(5000, "b"));
        }
        int gone = 0;
        int steps = 0;
        for (int some = ends.some(list.id(), 1000); some > 0; some = ends.some(list.id(), 1000)) {
            assertTrue(some <= 41, "at most some 200,000 people at a time");
            gone += some;
            steps++;
        }
        assertEquals(43, gone);
        assertEquals(2, steps);
        assertEquals(0, sql.number("select count(*) from list_audit where list_id = ?", list.id()));
    }
}

package org.carillon.lists;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.carillon.store.Sql;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TrailTest extends WithLists {
    private static final By OLGA = new By("olga@owners.example", Channel.WEB, "192.0.2.7");

    @Inject
    Trail trail;

    @Inject
    Sql sql;

    @Test
    void tellsWhoDidWhatByWhichDoorAndFromWhere() {
        MailingList list = list();
        trail.add(list.id(), OLGA, "greeted", "ana@example.org");

        Trail.Entry newest = trail.page(list.id(), Trail.Mark.NEWEST, 1).getFirst();

        assertEquals(OLGA, newest.by());
        assertEquals("greeted", newest.action());
        assertEquals("ana@example.org", newest.subject());
    }

    /// Nodes take their row numbers in blocks: what happened later may have the lower one.
    @Test
    void goesByTimeAndNotByNumber() {
        MailingList list = list();
        trail.addAll(list.id(), OLGA, "did", List.of("first", "second", "third"));
        Instant then = Instant.parse("2031-01-01T00:00:00Z");
        List.of("third", "second", "first")
                .forEach(s -> sql.update(
                        "update list_audit set at = ? where list_id = ? and subject = ?",
                        then.minusSeconds(s.length() * 100L - s.charAt(0)),
                        list.id(),
                        s));

        List<String> order = subjects(list);

        assertEquals(List.of("third", "first", "second"), order.subList(0, 3));
    }

    private List<String> subjects(MailingList list) {
        var all = new ArrayList<String>();
        Trail.Mark mark = Trail.Mark.NEWEST;
        while (true) {
            List<Trail.Entry> page = trail.page(list.id(), mark, 2);
            if (page.isEmpty()) return all;
            page.forEach(e -> all.add(e.subject()));
            mark = Trail.Mark.parse(Trail.Mark.of(page.getLast()).toString()).orElseThrow();
        }
    }

    @Test
    void givesEveryEntryOnceThroughItsPages() {
        MailingList list = list();
        List<String> many = IntStream.range(0, 20).mapToObj(i -> "one " + i).toList();
        trail.addAll(list.id(), OLGA, "did", many);

        List<String> read = subjects(list);

        assertEquals(21, read.size());
        assertEquals(many, read.subList(0, 20).reversed());
    }

    @Test
    void findsByTheBeginningOfWhoOrWhomAndLooksOnWhereItStopped() {
        MailingList list = list();
        trail.add(list.id(), By.house("a timer"), "greeted", "olaf@example.org");
        for (int i = 0; i < 255; i++) {
            trail.addAll(list.id(), By.house("a timer"), "greeted", Collections.nCopies(20, "x" + i));
        }
        trail.add(list.id(), OLGA, "greeted", "ana@example.org");

        Trail.Found first = trail.find(list.id(), Trail.Mark.NEWEST, "OL", 10);

        assertEquals(
                List.of("ana@example.org"),
                first.entries().stream().map(Trail.Entry::subject).toList());
        Trail.Mark further = java.util.Objects.requireNonNull(first.further());
        Trail.Found second = trail.find(list.id(), further, "OL", 10);
        assertEquals(
                List.of("olaf@example.org"),
                second.entries().stream().map(Trail.Entry::subject).toList());
        assertNull(second.further());
        assertEquals(0, trail.find(list.id(), further, "%", 10).entries().size());
    }

    @Test
    void readsOnTheLastPageNoMoreThanOnTheFirst() {
        MailingList list = list();
        Instant now = Instant.now();
        for (int i = 0; i < 300; i++) {
            sql.update(
                    "insert into list_audit (id, list_id, at, actor, action, subject) values (?, ?, ?, '', 'did', '')",
                    -i - list.id() * 1000,
                    list.id(),
                    now.plusSeconds(1000 + i));
        }
        Instant early = now.plusSeconds(1020);

        String plan = sql.with(connection -> {
            boolean h2 = connection.getMetaData().getDatabaseProductName().equals("H2");
            try (var setting = connection.createStatement();
                    var explain = connection.prepareStatement("explain analyze " + Trail.PAGE)) {
                if (!h2)
                    setting.execute("set enable_seqscan = off; set enable_bitmapscan = off; set enable_sort = off");
                Sql.bind(explain, list.id(), early, early, Long.MAX_VALUE, 10);
                String lines = String.join("\n", Sql.readAll(explain, row -> row.getString(1)));
                if (!h2) setting.execute("reset enable_seqscan; reset enable_bitmapscan; reset enable_sort");
                return lines;
            }
        });

        var read = Pattern.compile("(?:scanCount: |Removed by Filter: |actual time=\\S+ rows=)([0-9]+)")
                .matcher(plan);
        assertTrue(read.find(), plan);
        read.reset();
        while (read.find()) assertTrue(Integer.parseInt(read.group(1)) <= 20, plan);
    }

    @Test
    void forgetsOnlyWhatIsOlder() {
        MailingList list = list();
        trail.add(list.id(), OLGA, "did", "long ago");
        Instant past = Instant.now().minus(Duration.ofDays(4000));
        sql.update("update list_audit set at = ? where list_id = ? and subject = 'long ago'", past, list.id());

        assertTrue(trail.forget(past.plus(Duration.ofDays(1))) >= 1);

        assertEquals(List.of(list.address().toString()), subjects(list));
    }

    @Test
    void readsNoOtherMark() {
        for (String text : List.of("", "7", "-1-2", "x", "12345678901234567-1234567890123456789", "1-2-3")) {
            assertTrue(Trail.Mark.parse(text).isEmpty(), text);
        }
    }
}

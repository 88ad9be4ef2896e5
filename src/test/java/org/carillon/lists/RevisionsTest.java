package org.carillon.lists;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.carillon.store.Sql;
import org.junit.jupiter.api.Test;

/// Every change of a list's settings can be looked at and undone.
@QuarkusTest
class RevisionsTest extends WithLists {
    private static final By OLGA = new By("olga@owners.example", Channel.WEB, "192.0.2.7");

    @Inject
    Revisions revisions;

    @Inject
    Trail trail;

    @Inject
    Sql sql;

    private static MailingList now(MailingList list) {
        return MailingList.withId(list.id()).orElseThrow();
    }

    @Test
    void keepsWhatWasAndWhoChangedItFromWhere() {
        MailingList list = list("verp=off");
        revisions.change(list, p -> p.with("archive", "public").named("Chess & more"), OLGA);

        List<Revision> all = revisions.page(list, 0, 10);

        assertEquals(List.of(2, 1), all.stream().map(Revision::number).toList());
        assertEquals(OLGA, all.getFirst().by());
        assertEquals(By.house("test"), all.getLast().by());
        assertEquals(
                List.of(
                        new Profile.Difference("name", "Chess Club", "Chess & more"),
                        new Profile.Difference("archive", "members", "public")),
                all.getLast().profile().differences(all.getFirst().profile()));
        assertEquals("off", all.getLast().profile().settings().value(Setting.VERP));
        assertEquals(1, revisions.page(list, 2, 10).getFirst().number());
    }

    @Test
    void whatIsTheSameLeavesNoVersion() {
        MailingList list = list("verp=off");

        assertEquals(
                List.of(), revisions.change(list, p -> p.with("verp", "OFF").named(" Chess Club "), OLGA));

        assertEquals(1, revisions.newest(list));
    }

    @Test
    void whoHasNotSeenTheNewestVersionChangesNothing() {
        MailingList list = list();
        int seen = revisions.newest(list);
        revisions.change(list, p -> p.with("verp", "off"), OLGA);

        assertFalse(revisions.change(list, seen, p -> p.with("emergency", "on"), By.house("test")));

        assertFalse(now(list).settings().on(Setting.EMERGENCY));
        assertTrue(revisions.change(list, seen + 1, p -> p.with("emergency", "on"), By.house("test")));
        assertTrue(now(list).settings().on(Setting.EMERGENCY));
        assertFalse(now(list).settings().on(Setting.VERP));
    }

    @Test
    void makesAListWhatItWasAndKeepsWhatItIs() {
        MailingList list = list("subject-prefix=[chess]");
        revisions.change(list, p -> p.with("subject-prefix", "").described("For all\r\n\r\n\r\nwho play."), OLGA);
        assertEquals("For all\n\nwho play.", now(list).description());

        revisions.restore(list, revisions.find(list, 1).orElseThrow(), OLGA);

        assertEquals("[chess]", now(list).settings().value(Setting.SUBJECT_PREFIX));
        assertEquals("", now(list).description());
        assertEquals(3, revisions.newest(list));
        assertEquals(
                "For all\n\nwho play.",
                revisions.find(list, 2).orElseThrow().profile().description());
        assertTrue(trail.page(list.id(), Trail.Mark.NEWEST, 10).stream()
                .anyMatch(
                        e -> e.action().equals("restored") && e.subject().equals("version 1") && e.by().equals(OLGA)));
    }

    @Test
    void twoAtOnceLoseNothing() throws Exception {
        MailingList list = list();
        List<Setting> switches = List.of(Setting.VERP, Setting.ONE_CLICK, Setting.EXPLICIT_DESTINATION);
        var running = new ArrayList<Future<?>>();
        try (var threads = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            for (Setting one : switches) {
                running.add(threads.submit(() -> revisions.change(list, p -> p.with(one.key(), "off"), OLGA)));
            }
            for (Future<?> change : running) change.get();
        }

        for (Setting one : switches) assertFalse(now(list).settings().on(one), one.key());
        assertEquals(4, revisions.newest(list));
    }

    @Test
    void seesWhatAnotherTransactionHasChangedSinceThisOneLooked() {
        MailingList list = list();
        QuarkusTransaction.requiringNew().run(() -> {
            MailingList looked = now(list);
            QuarkusTransaction.requiringNew().run(() -> revisions.change(looked, p -> p.with("verp", "off"), OLGA));
            revisions.change(looked, p -> p.with("one-click", "off"), OLGA);
        });

        assertFalse(now(list).settings().on(Setting.VERP));
        assertFalse(now(list).settings().on(Setting.ONE_CLICK));
    }

    @Test
    void whatAnotherReleaseStoredBreaksNeitherTheListNorItsVersions() {
        MailingList list = list("verp=off");
        String foreign = "archive=galaxy\nflavour=vanilla\nverp=off";
        sql.update("update mailing_list set settings = ? where id = ?", foreign, list.id());
        sql.update("update list_version set settings = ? where list_id = ?", foreign, list.id());

        assertEquals("members", now(list).settings().value(Setting.ARCHIVE));
        assertFalse(now(list).settings().on(Setting.VERP));
        assertEquals(
                List.of("archive=galaxy", "flavour=vanilla"),
                now(list).settings().unknown());
        revisions.change(list, p -> p.with("archive", "public"), OLGA);
        assertEquals(List.of("flavour=vanilla"), now(list).settings().unknown());
        revisions.restore(list, revisions.find(list, 1).orElseThrow(), OLGA);
        assertEquals("members", now(list).settings().value(Setting.ARCHIVE));
    }

    @Test
    void refusesWhatIsTooLongAndChangesNothing() {
        MailingList list = list();
        for (String key : List.of("name", "description")) {
            String sentence = assertThrows(
                            SettingException.class,
                            () -> revisions.change(list, p -> p.with(key, "x".repeat(501)), OLGA))
                    .getMessage();
            assertTrue(sentence.contains("at most"), sentence);
        }
        assertEquals(1, revisions.newest(list));
    }

    @Test
    void versionsOfOneListAreNoneOfTheNext() {
        MailingList list = list();
        MailingList other = list();
        IntStream.range(0, 3).forEach(i -> revisions.change(other, p -> p.with("max-recipients", "" + (20 + i)), OLGA));

        assertEquals(1, revisions.page(list, 0, 10).size());
        assertTrue(revisions.find(list, 3).isEmpty());
    }
}

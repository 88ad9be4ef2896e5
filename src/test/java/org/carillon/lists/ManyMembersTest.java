package org.carillon.lists;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.carillon.mail.Address;
import org.carillon.people.People;
import org.carillon.store.Sql;
import org.carillon.testing.FileDatabaseProfile;
import org.carillon.testing.Visit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A list of very many: everything is still there and right. What it took is printed and not judged; `src/bench/run
/// members`
/// runs this with a million.
@QuarkusTest
@TestProfile(FileDatabaseProfile.class)
@Tag("slow")
class ManyMembersTest extends WithLists {
    private static final int MANY = Integer.getInteger("members.many", 100_000);
    private static final By BY = By.house("test");
    private static final int LOOKS = 15;
    private static final int PEOPLE = 5000;
    private static final int ROUNDS = 6;

    @TempDir
    Path folder;

    @Inject
    MemberExport export;

    @Inject
    MemberSearch search;

    @Inject
    MemberDeeds deeds;

    @Inject
    Expansion expansion;

    @Inject
    Sql sql;

    @Inject
    People people;

    /// Counts and keeps nothing; notes how much memory lives meanwhile.
    private static final class Counting extends OutputStream {
        private long lines;
        private long bytes;
        private long most;

        @Override
        public void write(int b) {
            bytes++;
            if (b == '\n' && ++lines % 100_000 == 0) most = Math.max(most, used());
        }

        private static long used() {
            System.gc();
            var memory = Runtime.getRuntime();
            return memory.totalMemory() - memory.freeMemory();
        }
    }

    private static void say(String what, Object... values) {
        System.out.printf("members: " + what + "%n", values);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private Path file() throws IOException {
        Path file = folder.resolve("members.csv");
        try (var out = Files.newBufferedWriter(file)) {
            out.write("address,name,mode,ack\n");
            for (int i = 0; i < MANY; i++) {
                String mode = i % 1000 == 7 ? "nomail" : "regular";
                out.write("member%07d@host%04d.example,Name %07d,%s,off%n".formatted(i, i % 1000, i, mode));
            }
        }
        return file;
    }

    private ImportReport read(MailingList list, Path file, String words) throws IOException {
        long began = System.nanoTime();
        ImportReport report = members.importAll(list, MemberSource.file(file), BY, bytes -> {});
        double took = seconds(began);
        say("%s %,d: %.1f s = %,.0f/s", words, MANY, took, MANY / took);
        return report;
    }

    @Test
    void stayCountedFoundAndShown() throws IOException {
        String database = sql.with(c -> c.getMetaData().getDatabaseProductName());
        say("database %s", database);
        MailingList list = list();
        String olga = "olga" + System.nanoTime() + "@owners.example";
        register.addOwner(list, Address.of(olga), BY);
        Path file = file();
        members.importAll(list(), MemberSource.text("first@x.example"), BY, bytes -> {});

        assertEquals(new ImportReport(MANY, 0, List.of()), read(list, file, "import of"));
        assertEquals(MANY, members.count(list.id()));
        assertEquals(MANY, sql.number("select count(*) from member where list_id = ?", list.id()));
        pages(list, olga);
        exported(list);
        recipients(list);
        assertEquals(new ImportReport(0, MANY, List.of()), read(list, file, "the same once more"));
        MemberPage quiet = search.after(list.id(), new MemberQuery("", MemberMode.NOMAIL), "", 1000);
        assertEquals(Math.min(1000, MANY / 1000), deeds.remove(list, quiet.members(), BY));
        assertEquals(MANY - quiet.members().size(), members.count(list.id()));
    }

    /// Several transactions of a file are written at the same time, and these hold the same people.
    @Test
    void areOnTheListOnceThoughTheFileNamesThemAgainAndAgain() throws IOException {
        MailingList list = list();
        var lines = new StringBuilder("address,name\n");
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < PEOPLE; i++) {
                int who = round % 2 == 0 ? i : PEOPLE - 1 - i;
                lines.append("again%05d@host%d.example,Name %d%n".formatted(who, who % 10, round));
            }
        }

        ImportReport report = members.importAll(list, MemberSource.text(lines.toString()), BY, bytes -> {});

        assertEquals(new ImportReport(PEOPLE, (ROUNDS - 1) * PEOPLE, List.of()), report);
        assertEquals(PEOPLE, members.count(list.id()));
        assertEquals(PEOPLE, sql.number("select count(*) from member where list_id = ?", list.id()));
    }

    /// The list is closed while a file is taken in: nobody comes after that, and whoever did is counted.
    @Test
    void stopComingWhenTheListIsClosedMeanwhile() throws IOException {
        MailingList list = list();
        var lines = new StringBuilder();
        for (int i = 0; i < ROUNDS * PEOPLE; i++) lines.append("late%06d@host%d.example%n".formatted(i, i % 10));
        Path file = Files.writeString(folder.resolve("late.txt"), lines);
        var shut = new AtomicBoolean();

        var refused = assertThrows(
                SettingException.class,
                () -> members.importAll(list, MemberSource.file(file), BY, bytes -> {
                    if (bytes > 0 && shut.compareAndSet(false, true)) close(list);
                }));

        assertTrue(refused.getMessage().contains("closed"), refused.getMessage());
        long there = sql.number("select count(*) from member where list_id = ?", list.id());
        assertTrue(there < ROUNDS * PEOPLE, there + " came");
        assertEquals(there, members.count(list.id()));
    }

    private void close(MailingList list) {
        sql.update("update mailing_list set closed_at = current_timestamp where id = ?", list.id());
    }

    /// As an owner opens them.
    private void pages(MailingList list, String olga) {
        people.add(Address.of(olga), "", "correct horse", false);
        Visit visit = new Visit().signIn(olga, "correct horse");
        String page = "/lists/" + list.address() + "/members";
        long middle = sql.number(
                "select id from member where list_id = ? and address_key = ?",
                list.id(),
                "member%07d@host%04d.example".formatted(MANY / 2, MANY / 2 % 1000));
        var looks = Map.of(
                "the first page", page,
                "a page in the middle", page + "?after=i" + middle,
                "the page before it", page + "?before=i" + middle,
                "a search by address", page + "?find=member%07d".formatted(MANY - 1),
                "a search that finds all", page + "?find=m",
                "a search by name", page + "?find=name+%07d".formatted(MANY - 1),
                "those who get nothing", page + "?mode=nomail");
        looks.forEach((what, path) -> say("%s: %.0f ms", what, median(visit, path)));
        assertTrue(visit.page(page + "?after=i" + middle).contains("member%07d@".formatted(MANY / 2 + 1)));
        assertTrue(visit.page(page + "?before=i" + middle).contains("member%07d@".formatted(MANY / 2 - 1)));
        assertTrue(visit.page(looks.get("a search by name")).contains("member%07d@".formatted(MANY - 1)));
    }

    private static double median(Visit visit, String path) {
        var took = new ArrayList<Double>();
        for (int i = 0; i < LOOKS; i++) {
            long began = System.nanoTime();
            visit.page(path);
            took.add(seconds(began) * 1e3);
        }
        Collections.sort(took);
        return took.get(LOOKS / 2);
    }

    private void exported(MailingList list) throws IOException {
        var counting = new Counting();
        long before = Counting.used();
        long began = System.nanoTime();
        export.write(list, new BufferedOutputStream(counting));
        say(
                "export of %,d lines, %,d bytes: %.1f s; %d MB lived before, at most %d MB meanwhile",
                counting.lines, counting.bytes, seconds(began), before >> 20, counting.most >> 20);
        assertEquals(MANY + 1, counting.lines);
    }

    private void recipients(MailingList list) {
        int[] count = {0};
        long began = System.nanoTime();
        QuarkusTransaction.requiringNew()
                .timeout(600)
                .run(() -> sql.with(connection -> {
                    expansion.each(connection, list.id(), letter("From: a@b.example", "", ""), (to, tag) -> count[0]++);
                    return Set.of();
                }));
        say("who gets a post: %,d in %.1f s", count[0], seconds(began));
        assertEquals(MANY - MANY / 1000, count[0]);
    }
}

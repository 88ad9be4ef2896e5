package org.carillon.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.carillon.mail.Message;
import org.carillon.mail.MessageId;
import org.carillon.store.Messages;
import org.carillon.store.Sql;
import org.carillon.testing.Letters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ArchiveTest {
    private static final Instant NOW = Instant.parse("2026-08-01T12:00:00Z");
    private static int lists;

    @Inject
    Archive archive;

    @Inject
    Reading reading;

    @Inject
    MboxImport mboxImport;

    @Inject
    MboxExport mboxExport;

    @Inject
    Messages messages;

    @Inject
    Sql sql;

    private String list = "";

    @BeforeEach
    void takeAFreshList() {
        list = "list/t" + lists++;
    }

    @Test
    void showsAThreadWithTheMissingLetterInItsPlace() {
        add("c", "Re: Chess", "a b");
        add("a", "Chess", "");

        assertEquals(List.of("0 a", "1 b?", "2 c"), tree("c"));
        assertEquals(List.of("0 a", "1 b?", "2 c"), tree("b"));
    }

    @Test
    void fillsPlacesAndJoinsConversationsInTheDatabase() {
        add("a", "Chess", "");
        add("c", "Re: Chess", "b");
        add("d", "Re: Chess", "b c");
        assertEquals(2, reading.threads(list, "", 10).conversations().size());

        add("b", "Re: Chess", "a");

        assertEquals(List.of("0 a", "1 b", "2 c", "3 d"), tree("a"));
        var threads = reading.threads(list, "", 10).conversations();
        assertEquals(1, threads.size());
        assertEquals(4, threads.getFirst().posts());
        assertEquals("Chess", threads.getFirst().subject());
        assertEquals(hash("a"), threads.getFirst().hash());
    }

    @Test
    void movesAFilledPlaceholder() {
        add("root", "x", "");
        add("late", "x", "root p");
        add("mid", "x", "root");
        add("p", "x", "root mid");

        assertEquals(List.of("0 root", "1 mid", "2 p", "3 late"), tree("root"));
    }

    @Test
    void joinsBySubject() {
        add("b", "Re: Chess", "");
        add("a", "Chess", "");
        add("c", "RE: chess", "");

        assertEquals(List.of("0 a", "1 b", "1 c"), tree("c"));
    }

    /// H2 tells how many entries it read.
    @Test
    void aLongArchiveIsNotReadForEachNewPost() {
        for (int i = 0; i < 50; i++) add("long" + i, "Chess", "");
        String[] two = {hash("long7"), hash("long9")};

        String plan = sql.list("explain analyze " + Shelf.BY_HASH, row -> row.getString(1), list, two)
                .toString();

        boolean h2 = sql.with(c -> c.getMetaData().getDatabaseProductName().equals("H2"));
        assertTrue(h2 ? plan.contains("scanCount: 3 ") : plan.contains("Execution Time"), plan);
    }

    @Test
    void joinsTheLatestOfManyConversationsWithOneSubject() {
        for (int i = 0; i < 30; i++) {
            String letter = "Message-ID: <n" + i + ">\r\nSubject: Report\r\n\r\n";
            add(letter.getBytes(UTF_8), NOW.plusSeconds(i));
        }

        add("re", "Re: Report", "");

        assertEquals(List.of("0 n29", "1 re"), tree("re"));
    }

    @Test
    void keepsTheBytesOfEveryLetter() {
        for (Letters.Letter letter : Letters.mix(60)) {
            Archive.Filed filed = add(letter.bytes());

            assertArrayEquals(letter.bytes(), reading.raw(list, filed.hash()).orElseThrow(), letter.name());
            reading.post(list, filed.hash()).orElseThrow();
            reading.thread(list, filed.hash()).orElseThrow();
        }
    }

    @Test
    void takesTheSameLetterOnceAndAnotherOfItsIdBesideIt() {
        Archive.Filed first = add("Message-ID: <same>\r\n\r\none\r\n".getBytes(UTF_8));
        Archive.Filed again = add("Message-ID: <same>\r\n\r\none\r\n".getBytes(UTF_8));
        Archive.Filed other = add("Message-ID: <same>\r\n\r\ntwo\r\n".getBytes(UTF_8));

        assertTrue(first.fresh());
        assertEquals(new Archive.Filed(first.id(), first.hash(), false, false), again);
        assertTrue(other.fresh() && other.twin());
        assertEquals("one\n", reading.post(list, first.hash()).orElseThrow().text());
        assertEquals("two\n", reading.post(list, other.hash()).orElseThrow().text());
        assertEquals(new MessageId("same").hash(), first.hash());
    }

    @Test
    void takesWhatNoDatabaseLikes() {
        Archive.Filed filed = add(
                "Message-ID: <a\0b>\r\nSubject: x\0y =?utf-16?B?2AA=?=\r\nFrom: \0 <a@b.example>\r\nReferences: <\0>\r\n\r\n\0\r\n"
                        .getBytes(UTF_8));

        assertEquals(
                "x y \ufffd",
                reading.post(list, filed.hash()).orElseThrow().line().subject());
    }

    @Test
    void listsThreadsPageByPage() {
        for (int i = 0; i < 25; i++) {
            add(("Message-ID: <m" + i + ">\r\nSubject: s" + i + "\r\n\r\n").getBytes(UTF_8), NOW.plusSeconds(i / 3));
        }

        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            ConversationPage page = reading.threads(list, cursor, 7);
            page.conversations().forEach(c -> seen.add(c.subject()));
            cursor = page.next();
        } while (!cursor.isEmpty());

        assertEquals(25, seen.size());
        assertEquals("s24", seen.getFirst());
        assertEquals(25, seen.stream().distinct().count());
        assertThrows(IllegalArgumentException.class, () -> reading.threads(list, "x", 7));
        assertThrows(IllegalArgumentException.class, () -> reading.threads(list, "zzzzzzzzzzzzz.1", 7));
    }

    @Test
    void countsMonthsAndDoesNotBelieveAbsurdDates() {
        add("Message-ID: <1>\r\nDate: Sat, 01 Aug 2026 01:00:00 +0200\r\n\r\n".getBytes(UTF_8));
        add("Message-ID: <2>\r\nDate: Tue, 01 Jan 2036 01:00:00 +0000\r\n\r\n".getBytes(UTF_8));
        add("Message-ID: <3>\r\nDate: 32 Foo 20 99:99\r\n\r\n".getBytes(UTF_8));

        assertEquals(List.of(new MonthCount("2026-08", 2), new MonthCount("2026-07", 1)), reading.months(list));
    }

    @Test
    void takesPostsFromManyAtTheSameTime() throws Exception {
        List<Callable<Archive.Filed>> writers = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            // every letter comes twice, and refers to ones that come from others
            String letter = "Message-ID: <p" + i / 2 + ">\r\nSubject: s\r\nReferences: <p0> <p" + i / 6 + ">\r\n\r\n";
            writers.add(() -> add(letter.getBytes(UTF_8)));
        }

        List<Archive.Filed> filed = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(12)) {
            for (var done : pool.invokeAll(writers)) filed.add(done.get());
        }

        assertEquals(40, filed.stream().filter(Archive.Filed::fresh).count());
        assertEquals(
                40,
                reading.threads(list, "", 100).conversations().stream()
                        .mapToInt(Conversation::posts)
                        .sum());
        assertEquals(1, reading.threads(list, "", 100).conversations().size());
    }

    @Test
    void exportsWhatItTookAndKnowsItAgain() throws IOException {
        List<Letters.Letter> letters = Letters.mix(80);
        for (int i = 0; i < letters.size(); i++) add(letters.get(i).bytes(), NOW.plusSeconds(i));
        var mbox = new ByteArrayOutputStream();
        int written = mboxExport.write(list, mbox);

        String other = list + "-copy";
        ImportReport first = mboxImport.run(other, new ByteArrayInputStream(mbox.toByteArray()), MboxDialect.RD);
        ImportReport second = mboxImport.run(other, new ByteArrayInputStream(mbox.toByteArray()), MboxDialect.RD);
        var again = new ByteArrayOutputStream();
        mboxExport.write(other, again);

        assertEquals(written, first.imported() + first.known(), first.toString());
        assertEquals(written, second.known(), second.toString());
        assertEquals(0, second.imported());
        assertArrayEquals(mbox.toByteArray(), again.toByteArray());
    }

    @Test
    void saysWhatWasOddInAnImport() throws IOException {
        String mbox = """
                junk
                From x Wed Jan  2 11:13:23 2019
                Message-ID: <1>
                Date: Wed, 2 Jan 2019 11:13:23 +0100

                fine

                From x Wed Jan  2 11:13:24 2019
                Subject: no id, no date

                From x Wed Jan  2 11:13:25 2019

                From x Wed Jan  2 11:13:26 2019
                Message-ID: <1>
                Date: Wed, 2 Jan 2019 11:13:23 +0100

                other
                """;

        ImportReport report = mboxImport.run(list, new ByteArrayInputStream(mbox.getBytes(UTF_8)), MboxDialect.RD);

        assertEquals(3, report.imported());
        assertEquals(1, report.left());
        assertEquals(
                List.of(2, 2, 3, 4, 0),
                report.odd().stream().map(ImportReport.Oddity::letter).toList(),
                report.toString());
        assertEquals(List.of(new MonthCount("2019-01", 3)), reading.months(list));
    }

    @Test
    void keepsTheMessageOfAPostFromBeingSweptAway() {
        long messageId = messages.store("Message-ID: <kept>\r\n\r\n".getBytes(UTF_8), "");
        QuarkusTransaction.requiringNew().run(() -> archive.add(list, messageId, messages.load(messageId), NOW));

        messages.dropIfLoose(messageId);

        assertTrue(messages.find(messageId).isPresent());
        assertFalse(reading.raw(list, hash("kept")).isEmpty());
    }

    @Test
    void rollsBackWithItsCaller() {
        assertThrows(
                IllegalStateException.class,
                () -> QuarkusTransaction.requiringNew().run(() -> {
                    byte[] bytes = "Message-ID: <gone>\r\n\r\n".getBytes(UTF_8);
                    archive.add(list, messages.store(bytes, ""), new Message(bytes), NOW);
                    throw new IllegalStateException("the caller fails");
                }));

        assertTrue(reading.raw(list, hash("gone")).isEmpty());
        assertTrue(reading.months(list).isEmpty());
    }

    private List<String> tree(String id) {
        return reading.thread(list, hash(id)).orElseThrow().posts().stream()
                .map(twig -> twig.depth() + " " + twig.messageId() + (twig.missing() ? "?" : ""))
                .collect(Collectors.toList());
    }

    private static String hash(String id) {
        return new MessageId(id).hash();
    }

    private void add(String id, String subject, String references) {
        String chain = references.isEmpty() ? "" : "References: <" + references.replace(" ", "> <") + ">\r\n";
        add(("Message-ID: <" + id + ">\r\nSubject: " + subject + "\r\n" + chain + "\r\n").getBytes(UTF_8));
    }

    private Archive.Filed add(byte[] letter) {
        return add(letter, NOW);
    }

    private Archive.Filed add(byte[] letter, Instant at) {
        return QuarkusTransaction.requiringNew()
                .call(() -> archive.add(list, messages.store(letter, ""), new Message(letter), at));
    }
}

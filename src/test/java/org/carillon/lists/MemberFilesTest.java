package org.carillon.lists;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carillon.mail.Address;
import org.carillon.mail.Mailbox;
import org.carillon.store.Sql;
import org.junit.jupiter.api.Test;

/// Members come as a file and go as one.
@QuarkusTest
class MemberFilesTest extends WithLists {
    private static final By BY = By.house("test");

    @Inject
    MemberExport export;

    @Inject
    MemberCount count;

    @Inject
    Sql sql;

    private ImportReport read(MailingList list, String text) {
        return members.importAll(list, Stream.of(text), BY);
    }

    private String written(MailingList list) throws IOException {
        var out = new ByteArrayOutputStream();
        export.write(list, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private Member member(MailingList list, String address) {
        return members.find(list.id(), Address.of(address)).orElseThrow();
    }

    @Test
    void whatIsWrittenIsReadTheSameAgain() throws IOException {
        MailingList from = list();
        String day = LocalDate.now().plusDays(30).toString();
        for (String name : List.of(
                "",
                "Ana",
                "=1+1",
                "'=x",
                "@b",
                "-c",
                "+d",
                "Lopez; \"Ana\", the 2nd",
                "Zoë",
                "A;=1+1",
                "=a; \"-1",
                "b;'=1",
                ";;''@")) {
            String local = "m" + Integer.toHexString(name.hashCode());
            members.admit(from, new Mailbox(name, Address.of(local + "@x.example")), MemberMode.SUMMARY, BY);
            members.change(
                    member(from, local + "@x.example"),
                    new MemberChange(
                            null, "hold", Map.of("ack", "on", "duplicates", "off", "hide", "on", "pause", day)),
                    BY);
        }
        join(from, "=sum@x.example", "'q@x.example", "-dash@x.example");
        MailingList to = list();

        ImportReport report = read(to, written(from));

        assertEquals(new ImportReport(16, 0, List.of()), report);
        assertEquals(plain(written(from)), plain(written(to)));
        assertEquals(
                "=1+1",
                member(to, "m" + Integer.toHexString("=1+1".hashCode()) + "@x.example")
                        .mailbox()
                        .name());
    }

    /// A file that was written last year is read this year.
    @Test
    void aPauseThatIsOverIsNone() throws IOException {
        MailingList list = list();

        ImportReport report = read(list, "address,pause\r\nana@x.example,2001-01-01\r\nben@x.example,soon");

        assertEquals(1, report.added());
        assertEquals(1, report.refused().size(), "what is no day");
        assertNull(member(list, "ana@x.example").preferences().pausedUntil());
    }

    /// Without the day on which they came.
    private static List<String> plain(String table) {
        return table.lines()
                .map(line -> line.substring(0, line.lastIndexOf(',')))
                .toList();
    }

    @Test
    void noCellIsRunBySpreadsheets() throws IOException {
        MailingList list = list();
        read(list, "address,name,ack\r\n=cmd@x.example,\"=HYPERLINK(\"\"http://x\"\")\",on\r\n+a@x.example,@SUM(1),on");
        List<String> lines = written(list).lines().skip(1).toList();
        assertEquals(2, lines.size());
        assertTrue(lines.getFirst().startsWith("'=cmd@x.example,\"'=HYPERLINK(\"\"http://x\"\")\","), lines.toString());
        assertTrue(lines.getLast().startsWith("'+a@x.example,'@SUM(1),"), lines.toString());
    }

    /// Who divides at `;` takes no quote for one that stands within a cell.
    @Test
    void noCellIsRunBySpreadsheetsThatDivideElsewhere() throws IOException {
        MailingList list = list();
        for (String name : List.of("Lopez;=1+1", "Lopez; \"=1+1", "Lopez;;@SUM(1);-2")) {
            members.admit(
                    list, new Mailbox(name, Address.of("m" + name.length() + "@x.example")), MemberMode.REGULAR, BY);
        }
        for (String cell : written(list).split("[;\t\n]", -1)) {
            String begins = cell.strip().replaceFirst("^[\"\\s]*", "");
            assertTrue(begins.isEmpty() || "=+-@".indexOf(begins.charAt(0)) < 0, cell);
        }
        assertEquals("'=1", CsvCell.read(CsvCell.written("'=1")));
        assertEquals("\"a\t'=1\"", CsvCell.written("a\t=1"));
    }

    @Test
    void readsTablesOfOtherProgramsWithColumnsInAnyOrder() {
        MailingList list = list();
        ImportReport report = read(
                list,
                "\uFEFFDisplay Name;Colour;E-Mail;Mode\r\n\"Ana\r\nLopez\";red;ana@x.example;digest\r\n;;;\r\n"
                        + "Ben;;ben@x.example;weekly\r\n;;\"Cleo <cleo@x.example>\";\r\n");
        assertEquals(2, report.added());
        assertEquals(
                List.of(5),
                report.refused().stream().map(ImportReport.Refused::line).toList());
        assertEquals("Ana Lopez", member(list, "ana@x.example").mailbox().name());
        assertEquals(
                MemberMode.DIGEST, member(list, "ana@x.example").preferences().mode());
        assertEquals("Cleo", member(list, "cleo@x.example").mailbox().name());
    }

    @Test
    void aWrongFileChangesNothing() {
        MailingList list = list();
        String wrong = "good@x.example\n" + "nobody\n".repeat(10_001);
        assertThrows(SettingException.class, () -> read(list, wrong));
        String open = "address,name,mode,ack\na@x.example,A,,\nb@x.example,\"" + "x".repeat(30_000);
        assertThrows(SettingException.class, () -> read(list, open));
        assertThrows(SettingException.class, () -> read(list, "x".repeat(30_000)));
        assertEquals(0, members.count(list.id()));
    }

    /// On PostgreSQL they would wait for each other, and the database would break one of them off.
    @Test
    void twoFilesWithTheSamePeopleInAnotherOrderDoNotStopEachOther() throws Exception {
        MailingList list = list();
        List<String> lines =
                IntStream.range(0, 6000).mapToObj(i -> "m" + i + "@x.example").toList();
        String forwards = String.join("\n", lines);
        String backwards = String.join("\n", lines.reversed());
        try (var threads = Executors.newFixedThreadPool(2)) {
            var one = threads.submit(() -> read(list, forwards));
            var other = threads.submit(() -> read(list, backwards));
            assertEquals(6000, one.get().added() + other.get().added());
            assertEquals(6000, one.get().known() + other.get().known());
        }
        assertEquals(6000, members.count(list.id()));
    }

    /// As an older release takes people in, and as a database is repaired by hand.
    @Test
    void countsAnewWhatNobodyCounted() {
        MailingList list = join(list(), "ana@x.example", "ben@x.example");
        sql.update("update member_count set members = 7 where list_id = ?", list.id());
        MailingList other = join(list(), "ana@x.example");
        sql.update("delete from member_count where list_id = ?", other.id());

        assertTrue(count.check() >= 2);

        assertEquals(2, members.count(list.id()));
        assertEquals(1, members.count(other.id()));
        assertEquals(0, count.check());
    }

    @Test
    void countsWhoComesAndGoes() {
        MailingList list = list();
        String lines = String.join(
                "\n",
                IntStream.range(0, 2500).mapToObj(i -> "m" + i + "@x.example").toList());
        read(list, lines + "\nM1@x.example\n");
        assertEquals(2500, members.count(list.id()));
        assertEquals(new ImportReport(1, 2500, List.of()), read(list, lines + "\nnew@x.example"));
        members.remove(list, Address.of("m7@x.example"), BY);
        members.remove(list, Address.of("m7@x.example"), BY);
        assertEquals(2500, members.count(list.id()));
    }
}

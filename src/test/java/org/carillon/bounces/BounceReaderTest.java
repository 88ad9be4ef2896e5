package org.carillon.bounces;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.carillon.mail.Message;
import org.junit.jupiter.api.Test;

class BounceReaderTest {
    private static final Path REAL = Path.of("../shared/data/bounces");

    /// The kinds that Sisimai's reasons can mean to us.
    private static final Map<String, Set<BounceKind>> MEANING = Map.ofEntries(
            Map.entry("userunknown", Set.of(BounceKind.PERMANENT)),
            Map.entry("hostunknown", Set.of(BounceKind.PERMANENT)),
            Map.entry("hasmoved", Set.of(BounceKind.PERMANENT)),
            Map.entry("mailboxfull", Set.of(BounceKind.FULL)),
            Map.entry("feedback", Set.of(BounceKind.COMPLAINT)),
            Map.entry("vacation", Set.of(BounceKind.AUTO_REPLY)),
            Map.entry("delivered", Set.of(BounceKind.NONE)),
            Map.entry("spamdetected", Set.of(BounceKind.POLICY)),
            Map.entry("blocked", Set.of(BounceKind.POLICY)),
            Map.entry("policyviolation", Set.of(BounceKind.POLICY)),
            Map.entry("authfailure", Set.of(BounceKind.POLICY)),
            Map.entry("requireptr", Set.of(BounceKind.POLICY)),
            Map.entry("badreputation", Set.of(BounceKind.POLICY)),
            Map.entry("virusdetected", Set.of(BounceKind.POLICY)),
            Map.entry("expired", Set.of(BounceKind.TRANSIENT, BounceKind.DELAYED)),
            Map.entry("networkerror", Set.of(BounceKind.TRANSIENT, BounceKind.PERMANENT)));

    private static Message letter(String... lines) {
        return new Message((String.join("\r\n", lines) + "\r\n").getBytes(UTF_8));
    }

    @Test
    void readsAReportForMachines() {
        List<BouncedRecipient> told = BounceReader.read(letter(
                "From: MAILER-DAEMON@mx.example",
                "Auto-Submitted: auto-replied",
                "MIME-Version: 1.0",
                "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
                "",
                "--b",
                "",
                "Sorry.",
                "--b",
                "Content-Type: message/delivery-status",
                "",
                "Reporting-MTA: dns; mx.example",
                "",
                "Final-Recipient: rfc822; Ana@example.org",
                "Action: failed",
                "Status: 5.0.0",
                "Diagnostic-Code: smtp; 550 5.1.1 no",
                "  such person",
                "",
                "Final-Recipient: rfc822;ben@example.org",
                "Action: delayed",
                "Status: 4.4.1",
                "--b",
                "Content-Type: message/rfc822",
                "",
                "Subject: 552 5.2.2 full",
                "",
                "--b--"));

        assertEquals(
                List.of(
                        new BouncedRecipient(
                                "ana@example.org", "5.1.1", BounceKind.PERMANENT, "smtp; 550 5.1.1 no such person"),
                        new BouncedRecipient("ben@example.org", "4.4.1", BounceKind.DELAYED, "Sorry.")),
                told);
    }

    @Test
    void readsATextForPeople() {
        BouncedRecipient told = BounceReader.read(letter(
                        "From: Mail Delivery System <mailer-daemon@mx.example>",
                        "To: list-bounces@club.example",
                        "",
                        "I could not deliver your message:",
                        "",
                        "<ana@example.org>: mailbox is full",
                        "--- Original message ---",
                        "550 5.1.1 not this"))
                .getFirst();

        assertEquals("ana@example.org", told.address());
        assertEquals(BounceKind.FULL, told.kind());
        assertEquals("5.2.2", told.status());
    }

    @Test
    void takesAVacationReplyForWhatItIs() {
        BouncedRecipient told = BounceReader.read(letter(
                        "From: ana@example.org",
                        "Auto-Submitted: auto-replied (vacation)",
                        "Subject: Re: chess",
                        "",
                        "I am away until 5.1.11."))
                .getFirst();

        assertEquals(BounceKind.AUTO_REPLY, told.kind());
    }

    @Test
    void anOrdinaryLetterIsNoBounce() {
        assertEquals(
                BounceKind.NONE,
                BounceReader.read(letter("From: ana@example.org", "Subject: hello", "", "How are you?"))
                        .getFirst()
                        .kind());
    }

    @Property(tries = 300)
    void aStrangersBytesAreNeverAnError(@ForAll byte[] bytes) {
        assertTrue(BounceReader.read(new Message(bytes)).size() > 0);
    }

    /// 264 real bounces beside the project; without them there is nothing to measure.
    @Test
    void understandsMostRealBounces() throws IOException {
        assumeTrue(Files.isDirectory(REAL), "no ../shared/data/bounces here");
        var wrong = new ArrayList<String>();
        int judged = 0;
        for (List<String[]> rows : expected()) {
            String[] first = rows.getFirst();
            Set<BounceKind> wanted = MEANING.get(first[3]);
            if (wanted == null) continue;
            judged++;
            BouncedRecipient told = BounceReader.read(new Message(Files.readAllBytes(REAL.resolve(first[0]))))
                    .getFirst();
            if (!wanted.contains(told.kind())) wrong.add(String.join(" ", first) + " -> " + told);
        }
        System.out.println(judged + " real bounces judged, not understood: " + wrong.size());
        System.out.println(String.join("\n", wrong));
        assertTrue(wrong.size() * 10 <= judged, wrong.size() + " of " + judged);
    }

    private static Collection<List<String[]>> expected() throws IOException {
        var files = new LinkedHashMap<String, List<String[]>>();
        for (String line : Files.readAllLines(REAL.resolve("expected.tsv"))) {
            String[] row = line.split("\t", -1);
            if (row.length > 3 && !row[0].equals("file")) {
                files.computeIfAbsent(row[0], name -> new ArrayList<>()).add(row);
            }
        }
        return files.values();
    }
}

package org.carillon.peers;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.carillon.testing.Eventually.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.carillon.bounces.BounceReader;
import org.carillon.delivery.Outbox;
import org.carillon.delivery.Outgoing;
import org.carillon.delivery.Priority;
import org.carillon.delivery.Queue;
import org.carillon.delivery.Recipient;
import org.carillon.delivery.RecipientSource;
import org.carillon.mail.Address;
import org.carillon.mail.CopyRecipe;
import org.carillon.mail.HeaderEdits;
import org.carillon.mail.Message;
import org.carillon.store.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Letters that leave for a mail server which others wrote; it files them for people at there.example.
abstract class ToReceiverTest {
    static final String ANA = "ana@there.example";
    static final String BOB = "bob@there.example";
    static final String GREY = "grey@there.example";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Inject
    Outbox outbox;

    @Inject
    Queue queue;

    @Inject
    Messages messages;

    @TempDir
    Path folder;

    /// Where its folders `mail/NAME` are.
    abstract Path home();

    /// From now on GREY is known, too.
    protected abstract void endGreylisting() throws Exception;

    /// A certificate and its key, as PEM in one file.
    static String certificate(Path folder) throws IOException, InterruptedException {
        Path key = folder.resolve("key.pem");
        Path certificate = folder.resolve("certificate.pem");
        Ran ran = Ran.program(
                folder,
                "",
                List.of(
                        ("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=mx"
                                        + " -keyout " + key + " -out " + certificate)
                                .split(" ")));
        assertEquals(0, ran.exit(), ran.said());
        return Files.readString(key) + Files.readString(certificate);
    }

    long send(String text, String from, String... to) {
        return QuarkusTransaction.requiringNew().call(() -> {
            long message = messages.store(text.getBytes(ISO_8859_1), "");
            var recipe = CopyRecipe.same(from, HeaderEdits.NONE);
            var letter = new Outgoing(message, recipe, Priority.LETTER, Outgoing.PERSON, "hello");
            return outbox.enqueue(
                    letter,
                    RecipientSource.of(Arrays.stream(to)
                            .map(a -> new Recipient(Address.of(a), ""))
                            .toList()));
        });
    }

    private Queue.Counts counts(long letter) {
        return queue.letter(letter).orElseThrow().counts();
    }

    protected void awaitDelivered(long letter, int copies) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertEquals(
                        new Queue.Counts(copies, copies, 0, 0),
                        counts(letter),
                        () -> queue.batchesOf(letter, 0, 5).toString()));
    }

    /// The one letter in somebody's folder that holds this, with the line ends of the wire.
    String filed(String name, String part) {
        List<String> found = await(name + " to have a letter with " + part)
                .atMost(PATIENCE)
                .until(() -> letters(home().resolve("mail/" + name + "/new"), part), all -> !all.isEmpty());
        assertEquals(1, found.size(), "letters for " + name + " with " + part);
        return found.getFirst().replace("\n", "\r\n");
    }

    private static List<String> letters(Path folder, String part) throws IOException {
        if (!Files.exists(folder)) return List.of();
        try (var files = Files.list(folder)) {
            return files.map(ToReceiverTest::read)
                    .filter(text -> text.contains(part))
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, ISO_8859_1);
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }

    static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), ISO_8859_1);
    }

    @Test
    void everyByteArrivesUnderTls() throws Exception {
        String text = "From: ana@there.example\r\nSubject: exact\r\nMessage-ID: <exact@there.example>\r\n"
                + "Date: Tue, 14 Jul 2026 10:31:05 +0200\r\nContent-Type: text/plain; charset=utf-8\r\n"
                + "Content-Transfer-Encoding: 8bit\r\n\r\n.\r\n..\r\n.dot\r\n" + utf8("Grüße, ŝ\r\n")
                + "x".repeat(990) + "\r\n\r\n  blank around  \r\n\r\n\r\nend\r\n";

        awaitDelivered(send(text, ANA, BOB), 1);

        String filed = filed("bob", "Subject: exact");
        assertTrue(filed.endsWith(text), filed);
        assertTrue(filed.contains("TLS1.3") || filed.contains("TLSv1.3"), filed);
    }

    @Test
    void severalRecipientsShareATransaction() throws Exception {
        awaitDelivered(send("From: ana@there.example\r\nSubject: shared\r\n\r\nhi\r\n", ANA, ANA, BOB), 2);

        assertEquals(id(filed("ana", "Subject: shared")), id(filed("bob", "Subject: shared")));
    }

    /// The number that the receiver gave to the transaction.
    private static String id(String filed) {
        return filed.replaceAll("(?s).*?\\bid (\\S+?);?\\s.*", "$1");
    }

    @Test
    void whoIsPutOffGetsTheLetterLater() throws Exception {
        long letter = send("From: ana@there.example\r\nSubject: grey\r\n\r\nhi\r\n", ANA, BOB, GREY);
        await().atMost(PATIENCE)
                .until(() -> counts(letter).delivered() == 1 && counts(letter).deferred() == 1);

        endGreylisting();

        awaitDelivered(letter, 2);
        filed("bob", "Subject: grey");
        filed("grey", "Subject: grey");
    }

    @Test
    void whoIsUnknownThereBringsABounceThatSaysSo() throws Exception {
        long letter =
                send("From: ana@there.example\r\nSubject: nobody\r\n\r\nhi\r\n", ANA, BOB, "nobody@there.example");

        await().atMost(PATIENCE)
                .until(() -> counts(letter).failed() == 1 && counts(letter).delivered() == 1);
        await().atMost(PATIENCE).until(() -> queue.length() == 0);
        var bounce = new Message(filed("ana", "multipart/report").getBytes(ISO_8859_1));
        var told = BounceReader.read(bounce).getFirst();
        assertEquals("nobody@there.example", told.address());
        assertEquals("5.1.1", told.status());
    }

    @Test
    void whatIsTooLargeForItIsNotSent() {
        long letter =
                send("From: ana@there.example\r\nSubject: large\r\n\r\n" + "too large\r\n".repeat(30_000), ANA, BOB);

        await().atMost(PATIENCE).until(() -> counts(letter).failed() == 1);
        assertEquals("5.3.4", queue.failures(letter, 0, 1).getFirst().refusal().status());
    }
}

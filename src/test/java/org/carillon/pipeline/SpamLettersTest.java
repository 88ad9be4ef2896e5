package org.carillon.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.carillon.delivery.Captured;
import org.carillon.domains.Domains;
import org.carillon.lists.By;
import org.carillon.lists.HeldPost;
import org.carillon.lists.HeldPosts;
import org.carillon.lists.ListRegister;
import org.carillon.lists.ListStyle;
import org.carillon.lists.MailingList;
import org.carillon.mail.Address;
import org.carillon.mail.Envelope;
import org.carillon.mail.Headers;
import org.carillon.mail.Message;
import org.carillon.mailbox.FiledMark;
import org.carillon.mailbox.FolderName;
import org.carillon.mailbox.Folders;
import org.carillon.people.People;
import org.carillon.people.Person;
import org.carillon.rules.RuleBook;
import org.carillon.rules.RuleOwner;
import org.carillon.spam.SpamReport;
import org.carillon.spool.Acceptance;
import org.carillon.spool.Incoming;
import org.carillon.spool.Spool;
import org.carillon.testing.Eventually;
import org.carillon.trust.Client;
import org.carillon.trust.Examiner;
import org.carillon.trust.Origin;
import org.carillon.trust.Patience;
import org.carillon.trust.Provenance;
import org.carillon.trust.ProvenanceText;
import org.carillon.trust.Remark;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What becomes of letters that look like spam, or do not.
@QuarkusTest
@TestProfile(SpamLettersTest.Housekept.class)
class SpamLettersTest {
    private static final String DOMAIN = "spam.example";
    private static final String FRONT = "front.example";
    private static final Address READER = Address.of("reader@elsewhere.example");
    private static final Address EVE = Address.of("eve@stranger.example");
    private static final Provenance NEAR = ProvenanceText.read("NEAR");

    /// Somebody reads the mail to the postmaster, and what a host in front finds out is believed.
    public static final class Housekept implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("carillon.postmaster", READER.toString(), "carillon.trust.results-of", FRONT);
        }
    }

    @Inject
    Spool spool;

    @Inject
    Domains domains;

    @Inject
    People people;

    @Inject
    Folders folders;

    @Inject
    ListRegister register;

    @Inject
    RuleBook rules;

    @Inject
    HeldPosts held;

    @Inject
    Captured captured;

    @Inject
    Examiner examiner;

    private final String mark = UUID.randomUUID().toString().substring(0, 8);
    private Address ana = EVE;

    @BeforeEach
    void anaHasFolders() {
        domains.add(DOMAIN);
        ana = new Address("ana" + mark, DOMAIN);
        people.add(ana, "Ana", "long enough", false);
    }

    private Person person() {
        return people.at(ana).orElseThrow();
    }

    private byte[] letter(Address to, String... fields) {
        String text = String.join("\r\n", fields) + (fields.length > 0 ? "\r\n" : "") + "From: " + EVE + "\r\nTo: " + to
                + "\r\nSubject: " + mark + "\r\nMessage-ID: <" + mark + "@m>\r\n\r\nHello\r\n";
        return text.getBytes(UTF_8);
    }

    /// As one from that way is found to be.
    private Provenance found(Origin way, byte[] letter) {
        var client = new Client(InetAddress.ofLiteral("192.0.2.1"), FRONT, way);
        return examiner.examine(client, new Patience(Duration.ZERO, () -> 0), EVE, new Message(letter));
    }

    private void send(Provenance provenance, Address to, String... fields) {
        send(provenance, to, letter(to, fields));
    }

    private void send(Provenance provenance, Address to, byte[] letter) {
        assertInstanceOf(
                Acceptance.Stored.class,
                spool.accept(new Incoming(
                        new Envelope(EVE, List.of(to)),
                        letter,
                        "Received: here\r\n",
                        ProvenanceText.of(provenance),
                        OptionalLong.empty())));
    }

    private Message filed(FolderName folder) {
        List<Folders.Glance> found = Eventually.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> folders.page(person(), folder, "", 2), letters -> !letters.isEmpty());
        return new Message(found.getFirst().head());
    }

    private String captured(Address to) {
        return Eventually.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> captured.page(Long.MAX_VALUE, 50).stream()
                                .filter(letter -> letter.subject().equals(mark))
                                .filter(letter -> letter.recipient().equals(to.toString()))
                                .map(letter ->
                                        new String(captured.raw(letter.id()).orElseThrow(), UTF_8))
                                .findFirst()
                                .orElse(""),
                        text -> !text.isEmpty());
    }

    @Test
    void theWordOfAFilterInFrontStands() {
        send(NEAR, ana, "X-Spam-Flag: YES", "X-Spam-Status: Yes, score=9.9 required=5.0");

        Message letter = filed(FolderName.JUNK);
        assertEquals(List.of("YES"), letter.headers().all("X-Spam-Flag"));
        assertTrue(
                SpamReport.in(letter.headers()).orElseThrow().contains("the filter of a host in front says so"),
                letter.toString());
    }

    /// Anybody may write any field into their letter.
    @Test
    void noFieldOfTheSenderSilencesAFilterInFront() {
        MailingList list = list();

        send(NEAR, ana, "X-Loop: " + list.address(), "X-Spam-Flag: YES");

        assertTrue(filed(FolderName.JUNK).headers().has("X-Spam-Flag"));
    }

    @Test
    void aLetterSaysInWhichFolderItWasPut() {
        rules.set(RuleOwner.person(person().id()), ":0\n* ^X-Spam-Flag: YES\nSuspicious\n", "test");

        send(NEAR, ana, "X-Carillon-Folder: INBOX", "X-Spam-Flag: YES");

        Headers letter = filed(new FolderName("Suspicious")).headers();
        assertEquals(List.of("Suspicious"), letter.all("X-Carillon-Folder"));
        assertEquals(Optional.of(new FolderName("Suspicious")), FiledMark.of(letter));
    }

    @Test
    void theWordOfAFilterInFrontStandsAlsoWhereItsHostIsBelievedAboutTheSender() {
        byte[] letter = letter(ana, "Authentication-Results: " + FRONT + "; spf=none; dmarc=none", "X-Spam-Flag: YES");
        Provenance near = found(Origin.NEAR, letter);
        assertEquals(Origin.STRANGER, near.origin(), "what the host in front says is read");

        send(near, ana, letter);

        String report = SpamReport.in(filed(FolderName.JUNK).headers()).orElseThrow();
        assertTrue(report.contains("the filter of a host in front says so"), report);
    }

    @Test
    void itStandsAgainstSomebodyWhoHadSignedInThereToo() {
        byte[] letter = letter(ana, "Authentication-Results: " + FRONT + "; auth=pass", "X-Spam-Flag: YES");
        Provenance near = found(Origin.NEAR, letter);
        assertEquals(Origin.SIGNED_IN, near.origin());

        send(near, ana, letter);

        assertTrue(filed(FolderName.JUNK).headers().has("X-Spam-Flag"));
    }

    @Test
    void whoHadSignedInThereIsNotLookedAtWithoutAReason() {
        byte[] letter = letter(ana, "Authentication-Results: " + FRONT + "; auth=pass");

        send(found(Origin.NEAR, letter), ana, letter);

        assertFalse(filed(FolderName.INBOX).headers().has("X-Spam-Score"));
    }

    @Test
    void aStrangerWhoNamesThatHostIsNotBelieved() {
        byte[] letter = letter(ana, "Authentication-Results: " + FRONT + "; spf=pass; dmarc=pass", "X-Spam-Flag: YES");

        send(found(Origin.STRANGER, letter), ana, letter);

        assertFalse(filed(FolderName.INBOX).headers().has("X-Spam-Flag"));
    }

    @Test
    void aStrangersWordIsNoReason() {
        Provenance stranger = ProvenanceText.read("STRANGER");

        send(stranger, ana, "X-Spam-Flag: YES", "X-Spam-Report: Nothing speaks for spam.");

        Message letter = filed(FolderName.INBOX);
        assertFalse(letter.headers().has("X-Spam-Flag"));
        assertEquals(1, letter.headers().all("X-Spam-Report").size());
    }

    @Test
    void aVirusThatAHostOfOursLetInLiesInJunk() {
        send(NEAR.noticed(List.of(new Remark("it holds the virus Eicar", 20))), ana);

        String report = SpamReport.in(filed(FolderName.JUNK).headers()).orElseThrow();
        assertTrue(report.startsWith("It looks like spam because it holds the virus Eicar"), report);
    }

    @Test
    void spamThatClaimsToHaveBeenHereLiesInJunkToo() {
        Provenance sick = NEAR.noticed(List.of(new Remark("it holds the virus Eicar", 20)));

        send(sick, ana, "Delivered-To: " + ana);

        assertTrue(filed(FolderName.JUNK).headers().has("X-Spam-Flag"));
    }

    @Test
    void ownersGetSpamWithItsScore() {
        Provenance sick = NEAR.noticed(List.of(new Remark("it holds the virus Eicar", 20)));
        MailingList list = list();

        send(sick, list.address("owner"));
        assertTrue(captured(READER).contains("X-Spam-Flag: YES\r\n"), "owner");
    }

    @Test
    void thePostmasterGetsSpamWithItsScore() {
        send(NEAR.noticed(List.of(new Remark("it holds the virus Eicar", 20))), Address.of("abuse@" + DOMAIN));

        String letter = captured(READER);
        assertTrue(letter.contains("X-Spam-Flag: YES\r\n") && letter.contains("X-Spam-Report: It looks like"), letter);
    }

    @Test
    void aHeldPostNamesEveryReason() {
        MailingList list = list();

        send(NEAR.noticed(List.of(new Remark("it holds the virus Eicar", 20))), list.address());

        HeldPost.Summary first = waiting(list);
        assertTrue(first.reason().contains("member"), first.toString());
        assertTrue(
                first.notes().getFirst().startsWith("It looks like spam because it holds the virus Eicar"),
                first.toString());
    }

    @Test
    void aHeldPostSaysWhatTheFilterThinksOfIt() {
        MailingList list = list();

        send(NEAR, list.address());

        HeldPost.Summary held = waiting(list);
        assertEquals(1, held.notes().size(), held.toString());
        assertTrue(
                held.notes()
                        .getFirst()
                        .matches("(Nothing speaks for spam|It does not look like spam|It may be spam).*"),
                held.toString());
    }

    private MailingList list() {
        return register.create(
                new Address("l" + mark, DOMAIN),
                "",
                ListStyle.DISCUSSION.settings(),
                List.of(READER),
                By.house("test"));
    }

    private HeldPost.Summary waiting(MailingList list) {
        return Eventually.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> held.page(list.id(), 0, 2), posts -> !posts.isEmpty())
                .getFirst()
                .summary();
    }
}

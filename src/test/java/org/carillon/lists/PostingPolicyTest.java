package org.carillon.lists;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.carillon.mail.Address;
import org.carillon.mail.Envelope;
import org.carillon.mail.Mailbox;
import org.carillon.mail.Message;
import org.carillon.sort.Action;
import org.carillon.trust.Origin;
import org.carillon.trust.Provenance;
import org.carillon.trust.dmarc.DmarcResult;
import org.carillon.trust.dmarc.Policy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Each rule alone, and their order.
class PostingPolicyTest {
    private static final Address CHESS = Address.of("chess@lists.example.org");
    private static final Mailbox ANA = new Mailbox("Ana", Address.of("ana@example.org"));
    private static final Member MEMBER = new Member(1, 1, ANA, Member.Preferences.USUAL, null, 5);

    private ListSettings settings = ListSettings.USUAL;
    private @Nullable Member member = MEMBER;
    private boolean seen;
    private List<Action> rules = List.of();
    private Provenance provenance = Provenance.UNKNOWN;
    private String spam = "";
    private @Nullable Ban ban;
    private Envelope envelope = new Envelope(ANA.address(), List.of(CHESS));

    private static Message post(String... fields) {
        return letter("Have a look at this opening.", fields);
    }

    private static Message letter(String text, String... fields) {
        String header = "From: Ana <ana@example.org>\r\nTo: chess@lists.example.org\r\nSubject: hello\r\n";
        String more = fields.length == 0 ? "" : String.join("\r\n", fields) + "\r\n";
        return new Message((header + more + "\r\n" + text + "\r\n").getBytes(UTF_8));
    }

    private PostingPolicy.Decision decide(Message message) {
        return PostingPolicy.decide(new PostFacts(
                CHESS,
                settings,
                envelope,
                message,
                new PostFacts.Known(member, seen, rules, new PostOrigin(provenance, spam), ban)));
    }

    private void assertDecision(String word, String rule, Message message) {
        PostingPolicy.Decision decision = decide(message);
        assertEquals(word, decision.posting().word(), decision.toString());
        assertEquals(rule, decision.rows().getFirst().rule(), decision.toString());
    }

    @Test
    void acceptsAPostOfAMember() {
        PostingPolicy.Decision decision = decide(post());

        assertInstanceOf(Posting.Accept.class, decision.posting());
        assertEquals(List.of(), decision.rows());
    }

    @Test
    void discardsWhatABannedAuthorWrote() {
        ban = new Ban(1, true, "example.org", "sells shoes", "olga@owners.example", Instant.EPOCH);

        assertDecision("discard", "banned", post());
        assertEquals(
                "its author is banned here by the site: example.org, sells shoes",
                decide(post()).posting().reason());
    }

    @Test
    void discardsWhatGoesInCircles() {
        assertDecision("discard", "loop", post("List-Id: Chess <CHESS.lists.example.org>"));
        assertDecision("discard", "loop", post("X-Loop: Chess@lists.example.org"));
        assertDecision("discard", "loop", post("Delivered-To: chess@lists.example.org"));
        String hops =
                IntStream.range(0, 51).mapToObj(i -> "Received: from a by b").collect(Collectors.joining("\r\n"));
        assertDecision("discard", "loop", post(hops));
        seen = true;
        assertDecision("discard", "loop", post());
    }

    @Test
    void letsPostsOfOtherListsIn() {
        assertEquals(
                "accept",
                decide(post("List-Id: <go.lists.example.org>", "X-Loop: go@lists.example.org", "Precedence: list"))
                        .posting()
                        .word());
    }

    @Test
    void discardsWhatAMachineAnswers() {
        assertDecision("discard", "automatic-mail", post("Auto-Submitted: auto-replied"));
        envelope = new Envelope(null, List.of(CHESS));
        assertDecision("discard", "automatic-mail", post());
    }

    @Test
    void holdsWhatHasNotOneAuthor() {
        assertDecision("hold", "from", post("From: Eve <eve@example.org>"));
        assertDecision("hold", "from", new Message("To: chess@lists.example.org\r\n\r\nx\r\n".getBytes(UTF_8)));
        assertDecision(
                "hold",
                "from",
                new Message(
                        "From: a@b.example, c@d.example\r\nTo: chess@lists.example.org\r\n\r\nx\r\n".getBytes(UTF_8)));
    }

    @Test
    void holdsWhatTheAuthorsDomainDisowns() {
        provenance = failed(Policy.REJECT);
        assertDecision("hold", "provenance", post());
        provenance = failed(Policy.QUARANTINE);
        assertDecision("hold", "provenance", post());
        provenance = failed(Policy.NONE);
        assertEquals("accept", decide(post()).posting().word());
    }

    @Test
    void holdsWhatLooksLikeSpam() {
        spam = "It looks like spam because it shouts.";
        assertDecision("hold", "spam", post());
    }

    private static Provenance failed(Policy wanted) {
        var dmarc = new DmarcResult(
                DmarcResult.Code.FAIL, "example.org", wanted, wanted, "example.org", "It is not proven.");
        return new Provenance(Origin.STRANGER, Provenance.UNKNOWN.spf(), List.of(), dmarc, List.of());
    }

    @Test
    void neverRejectsSinceNobodyIsProven() {
        settings = settings.with("nonmember=reject");
        member = null;

        PostingPolicy.Decision decision = decide(post());

        assertInstanceOf(Posting.Hold.class, decision.posting());
        assertTrue(decision.posting().reason().contains("not proven"));
        assertInstanceOf(Posting.Reject.class, decision.rows().getFirst().posting());
    }

    @Test
    void holdsEverythingInAnEmergency() {
        settings = settings.with("emergency=on");
        assertDecision("hold", "emergency", post());
    }

    @Test
    void obeysWhatIsSetForMembers() {
        settings = settings.with("member-action=discard");
        assertDecision("discard", "member-action", post());
        member = new Member(1, 1, ANA, Member.Preferences.USUAL, PostAction.HOLD, 5);
        assertDecision("hold", "member-action", post());
        member = new Member(1, 1, ANA, Member.Preferences.USUAL, PostAction.ACCEPT, 0);
        settings = settings.with("first-post=hold");
        assertDecision("accept", "member-action", post("Cc: " + many(20)));
    }

    @Test
    void holdsTheFirstPostWhereOwnersWantThat() {
        settings = settings.with("first-post=hold");
        assertEquals("accept", decide(post()).posting().word());
        member = new Member(1, 1, ANA, Member.Preferences.USUAL, null, 0);
        assertDecision("hold", "first-post", post());
    }

    @Test
    void treatsNonmembersAsTheListSays() {
        member = null;
        assertDecision("hold", "nonmember", post());
        settings = settings.with("nonmember=discard");
        assertDecision("discard", "nonmember", post());
        settings = settings.with("nonmember=accept");
        assertEquals("accept", decide(post()).posting().word());
        assertDecision("hold", "recipients", post("Cc: " + many(20)));
    }

    @Test
    void catchesCommandsToTheRobotButNoSentences() {
        assertDecision("hold", "administrivia", letter("unsubscribe"));
        assertDecision(
                "hold",
                "administrivia",
                letter("\r\nUnsubscribe me please\r\n\r\n-- \r\nAna\r\nExample Ltd\r\nSomewhere"));
        assertEquals(
                "accept",
                decide(letter("Leave the pawn where it is, it is needed there"))
                        .posting()
                        .word());
        assertEquals(
                "accept",
                decide(letter("Subscribe\r\nand\r\nthen\r\nread\r\non\r\n"))
                        .posting()
                        .word());
    }

    @Test
    void holdsBlindCopiesUnlessTheListTakesThem() {
        var blind = new Message(
                "From: ana@example.org\r\nTo: other@example.org\r\n\r\nA long enough text.\r\n".getBytes(UTF_8));
        assertDecision("hold", "explicit-destination", blind);
        settings = settings.with("explicit-destination=off");
        assertEquals("accept", decide(blind).posting().word());
    }

    @Test
    void holdsWhatGoesToTooManyOrIsTooBig() {
        assertEquals("accept", decide(post("Cc: " + many(9))).posting().word());
        assertDecision("hold", "recipients", post("Cc: " + many(10)));
        settings = settings.with("max-recipients=0").with("max-size=100");
        assertDecision("hold", "size", post("Cc: " + many(10)));
    }

    @Test
    void tellsEveryReasonAndLetsTheFirstDecide() {
        member = null;
        settings = settings.with("emergency=on").with("max-size=1");

        assertEquals(
                List.of("emergency", "nonmember", "size"),
                decide(post()).rows().stream()
                        .map(PostingPolicy.MatchedRow::rule)
                        .toList());
    }

    @Property(tries = 300)
    void aStrangersBytesAreDecidedOn(@ForAll byte[] bytes) {
        assertTrue(decide(new Message(bytes)).posting().reason().chars().noneMatch(Character::isISOControl));
    }

    private static String many(int count) {
        return IntStream.range(0, count).mapToObj(i -> "x" + i + "@example.org").collect(Collectors.joining(", "));
    }
}

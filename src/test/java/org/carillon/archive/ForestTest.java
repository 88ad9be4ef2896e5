package org.carillon.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.carillon.mail.Message;
import org.carillon.mail.MessageId;
import org.junit.jupiter.api.Test;

class ForestTest {
    private static final Instant NOW = Instant.parse("2026-08-01T12:00:00Z");

    private final AtomicLong ids = new AtomicLong();
    private final Forest forest = new Forest(ids::incrementAndGet);

    @Test
    void hangsALetterUnderTheLastOfItsReferences() {
        add("a", "Chess", "");
        add("b", "Re: Chess", "a");
        add("c", "Re: Chess", "a b");

        assertEquals("a(b(c))", shape("a"));
    }

    @Test
    void takesInReplyToWhenThereAreNoReferences() {
        add("a", "Chess", "");
        place("Message-ID: <b>\r\nSubject: other\r\nIn-Reply-To: your letter <a>\r\n\r\n");

        assertEquals("a(b)", shape("a"));
    }

    @Test
    void doesNotTakeSomebodysAddressForAParent() {
        place("Message-ID: <b>\r\nTo: ana@club.example\r\nIn-Reply-To: <ana@club.example>'s letter\r\n\r\n");

        assertEquals("b", shape("b"));
    }

    @Test
    void keepsThePlaceOfAMissingParentUntilItComes() {
        add("c", "Re: Chess", "a b");
        assertEquals("a?(b?(c))", shape("c"));

        add("b", "Re: Chess", "a");
        add("a", "Chess", "");

        assertEquals("a(b(c))", shape("c"));
        assertEquals("Chess", branch("c").tree().subject);
        assertEquals(3, branch("c").tree().posts);
    }

    @Test
    void joinsTwoConversationsWhenTheLetterBetweenThemComes() {
        add("a", "Chess", "");
        add("c", "Re: Chess (long)", "b");
        assertNotEquals(branch("a").tree(), branch("c").tree());

        add("b", "Re: Chess", "a");

        assertEquals("a(b(c))", shape("a"));
        assertEquals(3, branch("c").tree().posts);
    }

    @Test
    void survivesLettersThatReferToEachOtherInACircle() {
        add("a", "x", "c");
        add("b", "x", "a");
        add("c", "x", "b");

        assertEquals("c(a(b))", shape("a"));
    }

    @Test
    void survivesALetterThatRefersToItself() {
        add("a", "x", "a a a");

        assertEquals("a", shape("a"));
    }

    @Test
    void movesAFilledPlaceholderToWhereTheLetterItselfSaysItBelongs() {
        add("root", "x", "");
        add("late", "x", "root p");
        add("mid", "x", "root");
        assertEquals("root(mid p?(late))", shape("root"));

        add("p", "x", "root mid");

        assertEquals("root(mid(p(late)))", shape("root"));
    }

    @Test
    void neverMovesALetterBelowItself() {
        add("late", "x", "root p below");
        add("p", "x", "root below");

        assertEquals("root?(p(below?(late)))", shape("p"));
    }

    @Test
    void knowsTheSameLetterAgain() {
        Forest.Place first = place("Message-ID: <a>\r\n\r\none");
        Forest.Place again = place("Message-ID: <a>\r\n\r\none");

        assertTrue(first.fresh());
        assertFalse(again.fresh());
        assertEquals(first.branch().hash, again.branch().hash);
    }

    @Test
    void keepsAnotherLetterOfTheSameIdBesideTheFirst() {
        Forest.Place first = place("Message-ID: <a>\r\n\r\none");
        Forest.Place other = place("Message-ID: <a>\r\n\r\ntwo");
        Forest.Place again = place("Message-ID: <a>\r\n\r\ntwo");

        assertTrue(other.fresh() && other.twin());
        assertNotEquals(first.branch().hash, other.branch().hash);
        assertEquals(first.branch().tree(), other.branch().tree());
        assertFalse(again.fresh());
        assertEquals(other.branch().hash, again.branch().hash);
    }

    @Test
    void joinsAReplyWithoutReferencesByItsSubjectWithinThirtyDays() {
        dated("a", "[club] Chess on Friday", "1 Jul 2026 10:00 +0000");
        dated("b", "Re: chess on  friday", "20 Jul 2026 10:00 +0000");
        dated("c", "AW: Chess on Friday", "31 Aug 2026 10:00 +0000");
        dated("d", "Chess on Friday", "21 Jul 2026 10:00 +0000");

        assertEquals("a(b)", shape("a"));
        assertEquals("c", shape("c"));
        assertEquals("d", shape("d"));
    }

    @Test
    void takesTheReplyThatCameBeforeItsOriginal() {
        dated("b", "Re: Chess", "2 Jul 2026 10:00 +0000");
        dated("a", "Chess", "1 Jul 2026 10:00 +0000");

        assertEquals("a(b)", shape("a"));
        assertEquals("Chess", branch("b").tree().subject);
    }

    @Test
    void readsABoundedNumberOfReferences() {
        var many = new StringBuilder();
        for (int i = 0; i < 5000; i++) many.append(" r").append(i);
        add("a", "x", many.toString().strip());

        assertEquals(MessageId.MAX_REFERENCES + 1, forest.branches().size());
    }

    /// In whatever order the letters of a discussion come, the same tree grows.
    @Property(tries = 300)
    void givesTheSameTreeInAnyOrder(@ForAll @IntRange(min = 2, max = 25) int letters, @ForAll long seed) {
        var random = new Random(seed);
        List<String> texts = new ArrayList<>();
        List<String> chains = new ArrayList<>();
        for (int i = 0; i < letters; i++) {
            int parent = i == 0 ? -1 : random.nextInt(i);
            String chain = parent < 0 ? "" : (chains.get(parent) + " m" + parent).strip();
            chains.add(chain);
            texts.add(letter("m" + i, "x" + i, chain));
        }
        List<String> shuffled = new ArrayList<>(texts);
        Collections.shuffle(shuffled, random);

        var inOrder = new ForestTest();
        texts.forEach(inOrder::place);
        var anyOrder = new ForestTest();
        shuffled.forEach(anyOrder::place);

        assertEquals(inOrder.parents(), anyOrder.parents());
    }

    /// Whatever strangers write into References: one root for each tree, and every way up ends there.
    @Property(tries = 500)
    void staysAForestWhateverIsReferredTo(@ForAll long seed) {
        new ForestTest().staysAForest(seed);
    }

    private void staysAForest(long seed) {
        var random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            var chain = new StringBuilder();
            for (int n = random.nextInt(5); n > 0; n--) chain.append(" m").append(random.nextInt(12));
            String subject = List.of("", "x", "Re: x", "Re: y").get(random.nextInt(4));
            place(letter("m" + random.nextInt(15), subject, chain.toString().strip()) + random.nextInt(3));
        }
        Map<Tree, Integer> roots = new HashMap<>();
        Map<Long, Branch> byId = new HashMap<>();
        for (Branch branch : forest.branches()) byId.put(branch.id, branch);
        for (Branch branch : forest.branches()) {
            if (branch.parent == 0) {
                roots.merge(branch.tree(), 1, Integer::sum);
                assertEquals(branch.hash, branch.tree().rootHash);
            }
            Set<Long> way = new HashSet<>();
            for (Branch at = branch; at.parent != 0; at = byId.get(at.parent)) {
                assertTrue(way.add(at.id), "a loop");
                assertEquals(at.tree(), byId.get(at.parent).tree());
            }
        }
        assertTrue(roots.values().stream().allMatch(count -> count == 1));
    }

    private Map<String, String> parents() {
        Map<Long, String> names = new HashMap<>();
        for (Branch branch : forest.branches()) names.put(branch.id, branch.headerId);
        Map<String, String> parents = new HashMap<>();
        for (Branch branch : forest.branches()) parents.put(branch.headerId, names.getOrDefault(branch.parent, ""));
        return parents;
    }

    private void add(String id, String subject, String references) {
        place(letter(id, subject, references));
    }

    private void dated(String id, String subject, String date) {
        place(
                "Message-ID: <" + id + ">\r\nSubject: " + subject + "\r\nDate: " + date + "\r\n\r\n",
                Instant.parse("2026-10-01T00:00:00Z"));
    }

    private static String letter(String id, String subject, String references) {
        String chain = references.isEmpty() ? "" : "References: <" + references.replace(" ", ">\r\n <") + ">\r\n";
        return "Message-ID: <" + id + ">\r\nSubject: " + subject + "\r\n" + chain + "\r\n";
    }

    private Forest.Place place(String letter) {
        return place(letter, NOW);
    }

    private Forest.Place place(String letter, Instant at) {
        var message = new Message(letter.getBytes(StandardCharsets.UTF_8));
        return forest.add(Letterhead.of(message, at), ids.incrementAndGet());
    }

    private Branch branch(String id) {
        return Objects.requireNonNull(forest.branch(new MessageId(id).hash()));
    }

    /// The tree in which the letter stands, placeholders with a question mark.
    private String shape(String id) {
        String rootHash = branch(id).tree().rootHash;
        return shape(Objects.requireNonNull(forest.branch(rootHash)));
    }

    private String shape(Branch branch) {
        var below = forest.branches().stream()
                .filter(b -> b.parent == branch.id)
                .map(this::shape)
                .sorted()
                .toList();
        String inner = String.join(" ", below);
        return branch.headerId + (branch.real() ? "" : "?") + (below.isEmpty() ? "" : "(" + inner + ")");
    }
}

package org.carillon.archive;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.carillon.mail.MessageId;
import org.jspecify.annotations.Nullable;

/// The conversations of one list as far as some new letters concern them, and the algorithm that finds each
/// letter its place (JWZ, RFC 5256 §2.2 REFERENCES), made for letters that come one by one and in any order:
///
/// 1. Along `References` (else `In-Reply-To`) each id is hung under the one before it, when it has no parent
/// yet and
///    stands in another tree; ids never seen become placeholders. The letter comes under the last one.
/// 2. A letter that refers to nothing and is a `Re:` goes under the root of the latest conversation with its
/// base
///    subject, if that is not more than 30 days away. The original that comes after its `Re:` takes it as a
///    child.
/// 3. A letter whose placeholder stands already fills it. Where others put the placeholder is a guess: the
/// letter's own
///    word moves it, within its tree and never below itself.
///
/// Pure: [Shelf] loads what is known and writes what has changed.
final class Forest {
    static final Duration SUBJECT_WINDOW = Duration.ofDays(30);

    private final LongSupplier ids;
    private final Map<String, Branch> byHash = new LinkedHashMap<>();
    private final Map<Long, Branch> byId = new HashMap<>();
    private final Map<Long, Tree> trees = new LinkedHashMap<>();
    private final Map<String, Set<Tree>> bySubject = new HashMap<>();

    Forest(LongSupplier ids) {
        this.ids = ids;
    }

    /// Where a letter stands; `fresh` when it was not there before, `twin` when another one has its Message-ID.
    record Place(Branch branch, boolean fresh, boolean twin) {}

    void know(Tree tree) {
        trees.put(tree.id, tree);
        bySubject.computeIfAbsent(tree.baseSubject, s -> new LinkedHashSet<>()).add(tree);
    }

    void know(Branch branch) {
        byHash.put(branch.hash, branch);
        byId.put(branch.id, branch);
    }

    @Nullable
    Tree tree(long id) {
        return trees.get(id);
    }

    @Nullable
    Branch branch(String hash) {
        return byHash.get(hash);
    }

    Collection<Tree> trees() {
        return trees.values();
    }

    Collection<Branch> branches() {
        return byHash.values();
    }

    /// Finds the letter its place. `messageId` is the number of its bytes.
    Place add(Letterhead letter, long messageId) {
        Branch first = byHash.get(letter.hash(false));
        if (first == null || !first.real()) {
            return new Place(place(letter, messageId, letter.hash(false), letter.chain()), true, false);
        }
        if (first.digest.equals(letter.digest())) return new Place(first, false, false);
        Branch twin = byHash.get(letter.hash(true));
        if (twin != null) return new Place(twin, false, true);
        List<MessageId> chain = letter.chain().isEmpty() ? List.of(letter.id()) : letter.chain();
        return new Place(place(letter, messageId, letter.hash(true), chain), true, true);
    }

    private Branch place(Letterhead letter, long messageId, String hash, List<MessageId> chain) {
        Branch above = weave(chain);
        Branch own = byHash.get(hash);
        if (own == null) own = placeholder(hash, letter.id().value());
        fill(own, new Branch.Leaf(letter, messageId));
        if (above != null) settle(own, above);
        else if (own.parent == 0) joinBySubject(own, letter);
        return own;
    }

    /// Step 1; the last branch of the chain.
    private @Nullable Branch weave(List<MessageId> chain) {
        Branch above = null;
        for (MessageId id : chain) {
            String hash = id.hash();
            Branch next = byHash.get(hash);
            if (next == null) next = placeholder(hash, id.value());
            if (above != null) hang(next, above);
            above = next;
        }
        return above;
    }

    private Branch placeholder(String hash, String headerId) {
        var tree = new Tree(ids.getAsLong(), false, hash);
        trees.put(tree.id, tree);
        var branch = new Branch(ids.getAsLong(), hash, headerId, tree, false);
        know(branch);
        return branch;
    }

    private void fill(Branch own, Branch.Leaf leaf) {
        Letterhead letter = leaf.letter();
        own.leaf = leaf;
        own.digest = letter.digest();
        Tree tree = own.tree();
        if (tree.posts == 0 || own.parent == 0) name(tree, letter.subject());
        tree.posts++;
        tree.spans(letter.times().sentAt(), letter.times().sentAt());
    }

    private void name(Tree tree, String subject) {
        tree.called(subject);
        bySubject.computeIfAbsent(tree.baseSubject, s -> new LinkedHashSet<>()).add(tree);
    }

    /// Hangs a root into another tree. Anything else would give a second parent or a loop, and is left as it
    /// is.
    private void hang(Branch child, Branch above) {
        if (child.parent != 0 || child.tree() == above.tree()) return;
        child.parent = above.id;
        child.moved = true;
        Tree joined = Tree.join(above.tree(), child.tree());
        bySubject
                .computeIfAbsent(joined.baseSubject, s -> new LinkedHashSet<>())
                .add(joined);
    }

    private void settle(Branch own, Branch above) {
        if (own.parent == 0) {
            hang(own, above);
        } else if (own.parent != above.id && own.tree() == above.tree() && !perhapsBelow(above, own)) {
            own.parent = above.id;
            own.moved = true;
        }
    }

    /// Whether `branch` stands below `ancestor`; yes also when its way up is not known to the end.
    private boolean perhapsBelow(Branch branch, Branch ancestor) {
        Branch at = branch;
        while (at != ancestor) {
            if (at.parent == 0) return false;
            at = byId.get(at.parent);
            if (at == null) return true;
        }
        return true;
    }

    private void joinBySubject(Branch own, Letterhead letter) {
        BaseSubject subject = BaseSubject.of(letter.subject());
        if (subject.text().isEmpty()) return;
        if (subject.reply()) {
            latest(own, subject.text(), letter.times().sentAt(), root -> true).ifPresent(root -> hang(own, root));
        } else {
            latest(own, subject.text(), letter.times().sentAt(), this::orphanedReply)
                    .ifPresent(root -> hang(root, own));
        }
    }

    private boolean orphanedReply(Branch root) {
        return root.real() && BaseSubject.of(root.tree().subject).reply();
    }

    /// The root of the latest other conversation with that subject.
    private Optional<Branch> latest(Branch own, String subject, Instant sentAt, Predicate<Branch> wanted) {
        List<Tree> candidates = new ArrayList<>(bySubject.getOrDefault(subject, Set.of()));
        return candidates.stream()
                .filter(tree -> !tree.absorbed() && tree != own.tree() && tree.posts > 0)
                .filter(tree -> tree.baseSubject.equals(subject) && near(tree, sentAt))
                .sorted(Comparator.comparing(Tree::latestAt).reversed())
                .flatMap(tree -> Optional.ofNullable(byHash.get(tree.rootHash)).stream())
                .filter(wanted)
                .findFirst();
    }

    private static boolean near(Tree tree, Instant sentAt) {
        return sentAt.isAfter(tree.startedAt().minus(SUBJECT_WINDOW))
                && sentAt.isBefore(tree.latestAt().plus(SUBJECT_WINDOW));
    }
}

package org.carillon.archive;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A conversation while posts are added: a tree with exactly one root. That is why no loop can come up: a
/// branch is only ever hung into another tree.
final class Tree {
    final long id;
    /// In the database already.
    final boolean stored;

    String rootHash;
    String subject = "";
    String baseSubject = "";
    int posts;
    boolean changed;
    private Instant startedAt = Instant.MAX;
    private Instant latestAt = Instant.MIN;
    private @Nullable Tree into;

    Tree(long id, boolean stored, String rootHash) {
        this.id = id;
        this.stored = stored;
        this.rootHash = rootHash;
    }

    Instant startedAt() {
        return startedAt;
    }

    Instant latestAt() {
        return latestAt;
    }

    void spans(Instant from, Instant to) {
        if (from.isBefore(startedAt)) startedAt = from;
        if (to.isAfter(latestAt)) latestAt = to;
        changed = true;
    }

    void called(String name) {
        subject = name;
        baseSubject = BaseSubject.of(name).text();
        changed = true;
    }

    boolean absorbed() {
        return into != null;
    }

    /// The tree that this one has become part of; itself as long as it stands alone.
    Tree now() {
        Tree tree = this;
        while (tree.into != null) tree = tree.into;
        return tree;
    }

    /// Makes one tree of two, of which `upper` keeps its root. The bigger one in the database stays, so that
    /// few rows must be changed.
    static Tree join(Tree upper, Tree lower) {
        Tree named = upper.posts > 0 ? upper : lower;
        String root = upper.rootHash;
        String subject = named.subject;
        Tree kept = weight(upper) >= weight(lower) ? upper : lower;
        Tree gone = kept == upper ? lower : upper;
        kept.posts += gone.posts;
        kept.spans(gone.startedAt, gone.latestAt);
        kept.rootHash = root;
        kept.called(subject);
        gone.into = kept;
        return kept;
    }

    private static int weight(Tree tree) {
        return tree.stored ? tree.posts : -1;
    }
}

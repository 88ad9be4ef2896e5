package org.carillon.archive;

import org.jspecify.annotations.Nullable;

/// A post in its tree, or the placeholder of one that others refer to and that has not come.
final class Branch {
    final long id;
    final String hash;
    final String headerId;
    /// In the database already.
    final boolean stored;

    /// Of the post's bytes; empty for a placeholder.
    String digest = "";

    /// Id of the branch above; 0 for the root.
    long parent;

    boolean moved;
    /// What was put here just now.
    @Nullable
    Leaf leaf;

    private final Tree home;

    /// A letter with the number of its bytes.
    record Leaf(Letterhead letter, long messageId) {}

    Branch(long id, String hash, String headerId, Tree home, boolean stored) {
        this.id = id;
        this.hash = hash;
        this.headerId = headerId;
        this.home = home;
        this.stored = stored;
    }

    boolean real() {
        return !digest.isEmpty();
    }

    Tree tree() {
        return home.now();
    }
}

package org.carillon.lists;

import java.util.Optional;

/// One row of the posting policy: a pure function of the facts.
interface PostingRule {
    /// What this rule wants, when it has something to say.
    Optional<Posting> judge(PostFacts facts);

    /// How the rule is called in records: `LoopRule` → `loop`.
    default String title() {
        String name = getClass().getSimpleName();
        String words = name.substring(0, name.length() - "Rule".length()).replaceAll("(?<=.)([A-Z])", "-$1");
        return words.toLowerCase(java.util.Locale.ROOT);
    }

    static Optional<Posting> hold(String reason) {
        return Optional.of(new Posting.Hold(reason));
    }

    static Optional<Posting> reject(String reason) {
        return Optional.of(new Posting.Reject(reason));
    }

    static Optional<Posting> discard(String reason) {
        return Optional.of(new Posting.Discard(reason));
    }
}

package org.carillon.lists;

import java.util.Optional;

/// Its author is kept out. Nobody is told: who is banned knows it from the door, and who is forged has not
/// written.
final class BannedRule implements PostingRule {
    @Override
    public Optional<Posting> judge(PostFacts facts) {
        Ban ban = facts.known().ban();
        if (ban == null) return Optional.empty();
        return PostingRule.discard("its author is banned here by " + (ban.site() ? "the site" : "the list") + ": "
                + ban.text() + (ban.reason().isEmpty() ? "" : ", " + ban.reason()));
    }
}

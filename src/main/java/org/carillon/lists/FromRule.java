package org.carillon.lists;

import java.util.Optional;

/// A post has exactly one author: no, or several, could make two programs see two different people.
final class FromRule implements PostingRule {
    @Override
    public Optional<Posting> judge(PostFacts facts) {
        if (facts.author().isPresent()) return Optional.empty();
        int fields = facts.headers().all("From").size();
        return PostingRule.reject(
                switch (fields) {
                    case 0 -> "it has no From field";
                    case 1 -> "its From field does not hold exactly one address";
                    default -> "it has " + fields + " From fields";
                });
    }
}

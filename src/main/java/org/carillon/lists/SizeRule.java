package org.carillon.lists;

import java.util.Optional;

/// The list's own limit, below that of the server.
final class SizeRule implements PostingRule {
    @Override
    public Optional<Posting> judge(PostFacts facts) {
        long most = facts.settings().maxSize();
        return most > 0 && facts.message().size() > most
                ? PostingRule.reject("it has " + facts.message().size() + " bytes (max-size="
                        + facts.settings().value(Setting.MAX_SIZE) + ")")
                : Optional.empty();
    }
}

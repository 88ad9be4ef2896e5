package org.carillon.lists;

import java.util.Optional;

/// The list was closed after the letter had been taken in: who runs it looks at what came too late.
final class ClosedRule implements PostingRule {
    @Override
    public Optional<Posting> judge(PostFacts facts) {
        return facts.closed() ? PostingRule.hold("the list is closed") : Optional.empty();
    }
}

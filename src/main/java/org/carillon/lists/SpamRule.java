package org.carillon.lists;

import java.util.Optional;

/// What looks like spam waits for somebody who can tell.
final class SpamRule implements PostingRule {
    @Override
    public Optional<Posting> judge(PostFacts facts) {
        String why = facts.known().origin().spam();
        return why.isEmpty() ? Optional.empty() : PostingRule.hold(why);
    }
}

package org.carillon.lists;

import java.util.Optional;

/// The author is not on the list. As with members, `accept` only means that the rows below decide.
final class NonmemberRule implements PostingRule {
    @Override
    public Optional<Posting> judge(PostFacts facts) {
        PostAction action = facts.settings().action(Setting.NONMEMBER);
        if (facts.known().member() != null || action == PostAction.ACCEPT) return Optional.empty();
        return Optional.of(Posting.of(action, "its author is not a member (nonmember=" + action.word() + ")"));
    }
}

package org.carillon.lists;

import java.util.Optional;

/// Somebody looks at the first post of each new member.
final class FirstPostRule implements PostingRule {
    @Override
    public Optional<Posting> judge(PostFacts facts) {
        Member member = facts.known().member();
        boolean first = member != null && member.posts() == 0;
        return first && facts.settings().action(Setting.FIRST_POST) == PostAction.HOLD
                ? PostingRule.hold("it is the first post of this member (first-post=hold)")
                : Optional.empty();
    }
}

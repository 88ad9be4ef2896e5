package org.carillon.lists;

import java.util.Optional;

/// What the list does with posts of this member. An `accept` of his own ends the policy: an owner trusts him.
/// The list's general `accept` only means that the rows below decide.
final class MemberActionRule implements PostingRule {
    @Override
    public Optional<Posting> judge(PostFacts facts) {
        Member member = facts.known().member();
        if (member == null) return Optional.empty();
        PostAction own = member.action();
        if (own != null) return Optional.of(Posting.of(own, "the owners have set " + own.word() + " for this member"));
        PostAction general = facts.settings().action(Setting.MEMBER_ACTION);
        if (general == PostAction.ACCEPT) return Optional.empty();
        return Optional.of(Posting.of(general, "posts of members: member-action=" + general.word()));
    }
}

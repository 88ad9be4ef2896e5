package org.carillon.lists;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What becomes of two memberships of one person: the first keeps its number and options. What the
/// other one had besides stays: its posts count, a hidden one stays hidden, posts come if they came
/// to either, and the stricter action holds, so that nobody gets rid of one.
///
/// @param pausedUntil null: no pause
/// @param action null to follow the list
record Merged(
        MemberMode mode,
        @Nullable Instant pausedUntil,
        boolean hidden,
        @Nullable PostAction action,
        int posts,
        String name) {
    static Merged alone(Member one) {
        Member.Preferences chosen = one.preferences();
        return new Merged(
                chosen.mode(),
                chosen.pausedUntil(),
                chosen.hidden(),
                one.action(),
                one.posts(),
                one.mailbox().name());
    }

    static Merged of(Member member, Member other) {
        Member.Preferences mine = member.preferences();
        Member.Preferences others = other.preferences();
        Member.Preferences chosen = !gets(mine) && gets(others) ? others : mine;
        String name = member.mailbox().name();
        return new Merged(
                chosen.mode(),
                chosen.pausedUntil(),
                mine.hidden() || others.hidden(),
                stricter(member.action(), other.action()),
                member.posts() + other.posts(),
                name.isEmpty() ? other.mailbox().name() : name);
    }

    private static boolean gets(Member.Preferences chosen) {
        return chosen.mode().posts() && chosen.pausedUntil() == null;
    }

    private static @Nullable PostAction stricter(@Nullable PostAction one, @Nullable PostAction two) {
        return rank(one) >= rank(two) ? one : two;
    }

    /// `accept` is laxer than to follow the list.
    private static int rank(@Nullable PostAction action) {
        if (action == null) return 1;
        return switch (action) {
            case ACCEPT -> 0;
            case HOLD -> 2;
            case REJECT -> 3;
            case DISCARD -> 4;
        };
    }
}

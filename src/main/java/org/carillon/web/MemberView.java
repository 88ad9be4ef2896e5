package org.carillon.web;

import org.carillon.lists.MailingList;
import org.carillon.lists.Member;
import org.carillon.lists.MemberMode;
import org.carillon.lists.PostAction;

/// A member as pages of a list's staff show one.
///
/// @param path of the page about this member
/// @param gets in words
/// @param posts how many of theirs the list has sent out
/// @param action what becomes of their posts; empty when the list's own setting says it
record MemberView(long id, String path, String address, String name, Gets gets, int posts, String action) {
    /// @param words as [MemberMode] has them
    /// @param all every post, as most do
    /// @param paused for now nothing
    record Gets(String words, boolean all, boolean paused) {
        static Gets of(Member member, boolean paused) {
            MemberMode mode = member.preferences().mode();
            return new Gets(mode.words(), mode == MemberMode.REGULAR, paused);
        }
    }

    static MemberView of(MailingList list, Member member, boolean paused) {
        PostAction action = member.action();
        return new MemberView(
                member.id(),
                Paths.list(list.address()) + "/members/" + member.id(),
                Harmless.line(member.address().toString(), ""),
                Harmless.line(member.mailbox().name(), ""),
                Gets.of(member, paused),
                member.posts(),
                action == null ? "" : action.word());
    }
}

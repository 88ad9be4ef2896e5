package org.carillon.web;

import org.carillon.lists.MailingList;
import org.carillon.lists.Member;

/// A member as pages show one.
///
/// @param path of the page about this member
/// @param mode as in [org.carillon.lists.MemberMode]
/// @param posts how many of theirs the list has sent out
record MemberView(String path, String address, String name, String mode, boolean ownPosts, int posts) {
    static MemberView of(MailingList list, Member member) {
        return new MemberView(
                Paths.list(list.address()) + "/members/" + member.id(),
                Harmless.line(member.address().toString(), ""),
                Harmless.line(member.mailbox().name(), ""),
                member.preferences().mode().word(),
                member.preferences().ownPosts(),
                member.posts());
    }
}

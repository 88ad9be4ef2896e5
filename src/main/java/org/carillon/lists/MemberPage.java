package org.carillon.lists;

import java.util.List;

/// Some of the members that were looked for.
///
/// @param before the place before the first of them, for the page before; empty when there is none
/// @param after the place behind the last of them, for the next page; empty when there is none
public record MemberPage(List<Member> members, String before, String after) {
    public MemberPage {
        members = List.copyOf(members);
    }
}

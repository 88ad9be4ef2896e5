package org.carillon.lists;

import org.jspecify.annotations.Nullable;

/// Which members are looked for.
///
/// @param find how the address or the name begins; empty for all
/// @param mode only those who get posts in that way; null for all
public record MemberQuery(String find, @Nullable MemberMode mode) {
    public static final MemberQuery ALL = new MemberQuery("", null);

    public MemberQuery {
        find = find.strip();
    }

    public boolean all() {
        return find.isEmpty() && mode == null;
    }
}

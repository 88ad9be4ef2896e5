package org.carillon.lists;

import org.carillon.mail.Address;
import org.carillon.mail.Mailbox;
import org.jspecify.annotations.Nullable;

/// One address on one list.
///
/// @param action overrules the list's `member-action` for this member's posts; null when it does not
/// @param posts how many posts of this member the list has accepted
public record Member(
        long id,
        long listId,
        Mailbox mailbox,
        Preferences preferences,
        @Nullable PostAction action,
        int posts) {

    /// What members choose for themselves.
    ///
    /// @param ownPosts whether they receive copies of what they wrote themselves
    public record Preferences(MemberMode mode, boolean ownPosts) {
        public static final Preferences USUAL = new Preferences(MemberMode.REGULAR, true);
    }

    public Address address() {
        return mailbox.address();
    }

    /// The member's short name in return paths and links.
    public String tag() {
        return tag(id);
    }

    public static String tag(long id) {
        return Long.toString(id, Character.MAX_RADIX);
    }
}

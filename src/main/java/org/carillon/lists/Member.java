package org.carillon.lists;

import java.time.Instant;
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

    /// What members choose for themselves; see [MemberOption].
    ///
    /// @param ownPosts whether they receive copies of what they wrote themselves
    /// @param duplicates whether they receive a copy of a post that names them in To or Cc
    /// @param hidden whether other members do not see them
    /// @param ack whether they hear that a post of theirs went out
    /// @param pausedUntil no copies before; null when there is no pause
    public record Preferences(
            MemberMode mode,
            boolean ownPosts,
            boolean duplicates,
            boolean hidden,
            boolean ack,
            @Nullable Instant pausedUntil) {
        public static final Preferences USUAL = new Preferences(MemberMode.REGULAR, true);

        /// Everything else as usual.
        public Preferences(MemberMode mode, boolean ownPosts) {
            this(mode, ownPosts, true, false, false, null);
        }

        public Preferences with(MemberMode other) {
            return new Preferences(other, ownPosts, duplicates, hidden, ack, pausedUntil);
        }

        public Preferences withOwnPosts(boolean on) {
            return new Preferences(mode, on, duplicates, hidden, ack, pausedUntil);
        }

        public Preferences withDuplicates(boolean on) {
            return new Preferences(mode, ownPosts, on, hidden, ack, pausedUntil);
        }

        public Preferences withHidden(boolean on) {
            return new Preferences(mode, ownPosts, duplicates, on, ack, pausedUntil);
        }

        public Preferences withAck(boolean on) {
            return new Preferences(mode, ownPosts, duplicates, hidden, on, pausedUntil);
        }

        public Preferences pausedUntil(@Nullable Instant when) {
            return new Preferences(mode, ownPosts, duplicates, hidden, ack, when);
        }

        boolean pausedAt(Instant now) {
            return pausedUntil != null && pausedUntil.isAfter(now);
        }
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

package org.carillon.lists;

import java.util.List;
import org.carillon.mail.Address;
import org.jspecify.annotations.Nullable;

/// A letter a list wants to write; `desk` sends it.
public sealed interface ListAnswer {
    /// What became of one command. Never holds text of the letter that asked.
    record Result(String command, String outcome) {}

    /// Asks whether the wish is really the addressee's. The same for members and others.
    ///
    /// @param mode with which [Wish#JOIN] begins
    /// @param choice of [Wish#CHOOSE], else null
    /// @param move of [Wish#MOVE] and [Wish#ARRIVE], else null
    record Confirm(
            Asker asker,
            Wish wish,
            MemberMode mode,
            @Nullable Choice choice,
            @Nullable AddressMove move,
            String token) implements ListAnswer {
        public Confirm(Asker asker, Wish wish, MemberMode mode, @Nullable Choice choice, String token) {
            this(asker, wish, mode, choice, null, token);
        }

        public Confirm(Asker asker, Wish wish, MemberMode mode, String token) {
            this(asker, wish, mode, null, null, token);
        }
    }

    /// Somebody is on the list now. The asker is who confirmed; the letter goes to the new member.
    record Welcome(Address member, Asker asker) implements ListAnswer {}

    /// To the address that a member had: another one has taken its place.
    ///
    /// @param lists on which
    record Moved(Address old, Address now, List<Address> lists) implements ListAnswer {
        public Moved {
            lists = List.copyOf(lists);
        }
    }

    /// To the address that a member has: whoever has their link has another one asked, which would take its place.
    record Moving(Address old, Address now) implements ListAnswer {}

    /// Somebody is on the list no longer.
    record Goodbye(Address member, Asker asker) implements ListAnswer {}

    /// A post of that member went out, and the member wants to hear so; only to a proven author.
    record Receipt(Address member, String subject) implements ListAnswer {}

    /// How to get to the options of one membership.
    ///
    /// @param token of the link; empty when that address is not on the list
    record OptionsLink(Address to, String token) implements ListAnswer {}

    /// Who is on the list.
    ///
    /// @param lines of the members, as this asker may see them
    /// @param more there are others, whom a page shows
    record Who(Asker asker, List<String> lines, boolean more) implements ListAnswer {
        public Who {
            lines = List.copyOf(lines);
        }
    }

    /// A post of the archive, as it came.
    ///
    /// @param posts how many there are
    /// @param hash its name in the archive
    record OldPost(Asker asker, long number, long posts, String hash, String subject) implements ListAnswer {}

    /// The same letter without what the list is called and how one joins it: its reader may not know of the list.
    record Veiled(ListAnswer letter) implements ListAnswer {}

    /// What became of each command of a letter.
    record Results(Asker asker, List<Result> results) implements ListAnswer {
        public Results {
            results = List.copyOf(results);
        }
    }

    /// How to talk to the list.
    record Help(Asker asker) implements ListAnswer {}

    /// To the owners: a post waits.
    ///
    /// @param waiting how many wait in all
    record Held(HeldPost post, long waiting) implements ListAnswer {}

    /// To somebody who may decide: a person wants in.
    ///
    /// @param approve a token; whoever has it lets the person in
    /// @param reject a token; whoever has it does not
    /// @param waiting how many wait in all
    /// @param full no more are kept, of that asker's organisation or in all
    record RequestWaits(JoinRequest request, Address staff, String approve, String reject, long waiting, boolean full)
            implements ListAnswer {}

    /// The people who run the list did not let somebody in.
    ///
    /// @param reason theirs, on one line; may be empty
    record Declined(Address who, String reason) implements ListAnswer {}

    /// Nobody has decided about somebody in time.
    record Undecided(Address who) implements ListAnswer {}

    record Invited(Invitation invitation, String token) implements ListAnswer {}
}

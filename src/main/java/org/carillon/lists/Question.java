package org.carillon.lists;

import org.carillon.mail.Address;
import org.jspecify.annotations.Nullable;

/// What a token in a letter stands for, before it is used.
public sealed interface Question {
    /// A wish that waits for its confirmation.
    ///
    /// @param words to the people who run the list, as they were typed with the wish by whoever that was
    /// @param moderated somebody decides about it besides
    /// @param move of [Wish#MOVE] and [Wish#ARRIVE], else null
    record Wished(
            Address who,
            Wish wish,
            String words,
            boolean moderated,
            @Nullable AddressMove move) implements Question {}

    /// A moderator is asked about somebody.
    record Decide(JoinRequest request, boolean approve) implements Question {}

    record Invited(Invitation invitation) implements Question {}
}

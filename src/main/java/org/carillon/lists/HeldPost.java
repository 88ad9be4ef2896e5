package org.carillon.lists;

import java.time.Instant;
import java.util.List;
import org.carillon.mail.Address;
import org.jspecify.annotations.Nullable;

/// A post that waits for an owner.
///
/// @param messageId its bytes in [org.carillon.store.Messages]
/// @param sender the envelope sender, null for the empty return path
public record HeldPost(
        long id, long listId, long messageId, @Nullable Address sender, Summary summary, Instant heldAt) {
    /// What an owner sees of it; each on one line of bounded length.
    ///
    /// @param author the From, empty when there is no usable one
    /// @param reason why it waits
    /// @param tags marks that sort rules gave it, for when it goes out
    /// @param notes what else speaks against it, and what the spam filter says
    public record Summary(String author, String subject, String reason, List<String> tags, List<String> notes) {
        public Summary {
            notes = List.copyOf(notes);
            tags = List.copyOf(tags);
        }
    }
}

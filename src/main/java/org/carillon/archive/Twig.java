package org.carillon.archive;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A post in the tree of its thread, or the place of one that never came (`missing`: then there is nothing but
/// its hash and the id others call it by).
///
/// @param parent hash of the post above; empty for the root
/// @param depth 0 for the root
public record Twig(String hash, String parent, int depth, boolean missing, String messageId, Line line) {

    /// What is shown of a post in one line; empty texts and no date for one that is missing.
    public record Line(
            String author,
            String authorAddress,
            String subject,
            @Nullable Instant sentAt) {}
}

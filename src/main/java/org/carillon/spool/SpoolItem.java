package org.carillon.spool;

import java.time.Instant;
import org.carillon.mail.Address;
import org.jspecify.annotations.Nullable;

/// One (message, recipient) that a node has claimed.
///
/// @param fence the number of this claim; a later claim has a higher one and makes this one void
/// @param held whether a rule has set it aside before, and a person let it go on
public record SpoolItem(
        long id,
        long messageId,
        @Nullable Address sender,
        Address recipient,
        long fence,
        Instant acceptedAt,
        boolean held) {}

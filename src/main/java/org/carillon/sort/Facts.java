package org.carillon.sort;

import java.time.Instant;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What the rules may know besides the letter.
/// @param logname who the rules belong to; the value of `$LOGNAME`
/// @param sender of the envelope. When the letter has no `From ` line of its own, one is put before the header
///     for the patterns, as a host would have done; null when unknown, and then there is none
/// @param receivedAt for that line
/// @param takes false for a folder that cannot be written to, so that the delivery fails and the rules go on
public record Facts(String logname, @Nullable String sender, Instant receivedAt, Predicate<String> takes) {
    public Facts(String logname, @Nullable String sender, Instant receivedAt) {
        this(logname, sender, receivedAt, folder -> true);
    }
}

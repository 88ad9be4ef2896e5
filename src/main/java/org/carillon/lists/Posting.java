package org.carillon.lists;

/// What becomes of a post.
public sealed interface Posting {
    /// It goes out and into the archive.
    record Accept(String reason) implements Posting {}

    /// It waits for an owner.
    record Hold(String reason) implements Posting {}

    /// It is refused and its author is told why. [PostingPolicy] lets this stand only where the author is
    /// proven.
    record Reject(String reason) implements Posting {}

    /// It vanishes; only a record stays.
    record Discard(String reason) implements Posting {}

    /// For the person who asks why; without control characters, at most a line.
    String reason();

    /// `accept`, `hold`, `reject` or `discard`.
    default String word() {
        return switch (this) {
            case Accept a -> "accept";
            case Hold h -> "hold";
            case Reject r -> "reject";
            case Discard d -> "discard";
        };
    }

    static Posting of(PostAction action, String reason) {
        return switch (action) {
            case ACCEPT -> new Accept(reason);
            case HOLD -> new Hold(reason);
            case REJECT -> new Reject(reason);
            case DISCARD -> new Discard(reason);
        };
    }
}

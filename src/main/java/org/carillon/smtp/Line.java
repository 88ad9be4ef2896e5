package org.carillon.smtp;

/// What [LineReader] found where a command line should be.
public sealed interface Line {
    /// Without its CRLF. Octets that are not UTF-8 have become U+FFFD, which no address may hold.
    record Text(String text) implements Line {}

    /// Longer than [LineReader#MAX_LINE]; its rest has been passed over.
    record TooLong() implements Line {}

    /// A CR without LF, a LF without CR, or a NUL: nothing of this line may be obeyed.
    record Forbidden() implements Line {}

    /// The other side closed; an unfinished line is dropped.
    record Closed() implements Line {}
}

package org.carillon.smtp;

/// What [LineReader] found where a command line should be.
public sealed interface Line {
    /// Without its CRLF.
    record Text(String text) implements Line {}

    /// Octets that are not UTF-8 (RFC 6531 §3.3).
    record IllFormed() implements Line {}

    /// Longer than asked for; its rest has been passed over.
    record TooLong() implements Line {}

    /// A CR without LF, a LF without CR, or a NUL: nothing of this line may be obeyed.
    record Forbidden() implements Line {}

    /// The other side closed; an unfinished line is dropped.
    record Closed() implements Line {}
}

package org.carillon.smtp;

/// How large the text of a message may be.
///
/// @param size octets, dots unstuffed
/// @param header octets up to the empty line
/// @param fields of the header
/// @param hops Received fields; RFC 5321 §6.3 asks for at least 100
public record TextBounds(int size, int header, int fields, int hops) {
    /// With the usual bounds of the header.
    public static TextBounds of(int size) {
        return new TextBounds(size, 256 * 1024, 1000, 100);
    }
}

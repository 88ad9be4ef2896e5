package org.carillon.archive;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What stands between two separators of an mbox.
///
/// @param number counted from 1
/// @param position of the separator, in bytes from the start (of the unpacked file)
/// @param separatedAt the date in the separator, or null when it has none that can be read
/// @param bytes with CRLF line ends; empty when the letter is too long
/// @param tooLong when it was longer than [MboxReader#MAX_LETTER] and is left out
public record MboxEntry(int number, long position, @Nullable Instant separatedAt, byte[] bytes, boolean tooLong) {}

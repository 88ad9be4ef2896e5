package org.carillon.archive;

import java.time.Instant;

/// A line in the list of threads.
///
/// @param hash of its first post, or of the placeholder that stands for it
/// @param posts that have come; placeholders do not count
public record Conversation(String hash, String subject, Instant startedAt, Instant latestAt, int posts) {}

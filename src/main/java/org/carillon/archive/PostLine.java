package org.carillon.archive;

import java.time.Instant;

/// A post in the list of all posts.
///
/// @param number of its row, which only orders posts of the same moment
public record PostLine(long number, String hash, String messageId, Twig.Line line, Instant archivedAt) {}

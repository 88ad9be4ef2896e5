package org.carillon.archive;

import java.time.Instant;

/// One post as the archive knows it.
///
/// @param thread hash of the conversation it stands in
/// @param messageId the id in its header, or the one made for it
/// @param size of its bytes
/// @param text what a person would read, without attachments
public record ArchivedPost(
        String hash, String thread, String messageId, Twig.Line line, Instant archivedAt, int size, String text) {}

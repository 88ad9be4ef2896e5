package org.carillon.web;

import java.time.Instant;
import org.carillon.delivery.Queue;

/// A letter that left or leaves, as pages show it.
///
/// @param origin for people, such as the address of a list
/// @param waiting recipients that have no copy yet
record LetterView(String path, String subject, String origin, Instant at, Queue.Counts counts, int waiting) {
    static LetterView of(Queue.SentLetter letter, String origin) {
        Queue.Counts counts = letter.counts();
        return new LetterView(
                "/queue/" + letter.id(),
                Harmless.line(letter.subject(), "(no subject)"),
                origin,
                letter.at(),
                counts,
                Math.max(0, counts.accepted() - counts.delivered() - counts.failed()));
    }
}

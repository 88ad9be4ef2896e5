package org.carillon.web;

import java.time.Instant;
import org.carillon.delivery.Queue;

/// A batch that waits, as pages show it; what other hosts said is made harmless.
///
/// @param letter what it is about
/// @param people recipients that wait
record BatchView(long id, Letter letter, String destination, int people, State state) {
    /// @param subject empty where the page has said it
    record Letter(String path, String subject) {}

    /// @param word for people: `waits`, `is being sent`, `is held back`
    /// @param held the state's own marks, which decide about the buttons
    /// @param reply what the other host said last, or empty
    record State(String word, boolean held, boolean sending, int attempts, Instant next, String reply) {}

    static BatchView of(Queue.WaitingBatch batch, String subject) {
        Queue.Standing standing = batch.standing();
        boolean held = standing.state().equals("held");
        boolean sending = standing.state().equals("sending");
        String word = held ? "held back" : sending ? "being sent" : "waiting";
        return new BatchView(
                batch.id(),
                new Letter("/queue/" + batch.letter(), Harmless.line(subject, "(no subject)")),
                Harmless.line(batch.destination(), ""),
                batch.recipients(),
                new State(
                        word,
                        held,
                        sending,
                        standing.attempts(),
                        standing.next(),
                        said(standing.lastReply(), standing.lastHost())));
    }

    /// A reply with the host that gave it in front, made harmless; empty when nothing was said.
    static String said(String reply, String host) {
        String line = Harmless.line(reply, "");
        return line.isEmpty() || host.isEmpty() ? line : Harmless.line(host, "") + ": " + line;
    }
}

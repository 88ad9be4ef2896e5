package org.carillon.api;

import org.carillon.delivery.Queue;

/// How many batches of the queue were changed.
///
/// @param waits why one that shall be tried now does not leave yet, such as its rate; else empty
public record Changed(int batches, String waits) {
    Changed(int batches) {
        this(batches, "");
    }

    static Changed by(Queue queue, String deed, Queue.Choice choice) {
        return switch (deed) {
            case "hold" -> new Changed(queue.hold(choice));
            case "release" -> new Changed(queue.release(choice));
            case "retry" -> new Changed(queue.retry(choice), queue.waits(choice).orElse(""));
            default -> throw Refusal.notFound("A queue can hold, release and retry, but not " + deed + ".");
        };
    }
}

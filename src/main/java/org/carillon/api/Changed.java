package org.carillon.api;

import org.carillon.delivery.Queue;

/// How many batches of the queue were changed.
public record Changed(int batches) {
    static Changed by(Queue queue, String deed, Queue.Choice choice) {
        return new Changed(
                switch (deed) {
                    case "hold" -> queue.hold(choice);
                    case "release" -> queue.release(choice);
                    case "retry" -> queue.retry(choice);
                    default -> throw Refusal.notFound("A queue can hold, release and retry, but not " + deed + ".");
                });
    }
}

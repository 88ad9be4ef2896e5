package org.carillon.api;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import org.carillon.delivery.Queue;
import org.carillon.delivery.Queue.Choice;
import org.carillon.delivery.Queue.WaitingBatch;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/// Letters on their way out. A batch is up to 200 recipients of one letter at one destination.
@Path("/api/v1/queue")
@Tag(name = "queue")
public class QueueResource {
    /// One batch that waits.
    ///
    /// @param letter its number below `/queue/letters`
    /// @param state `ready`, `sending` or `held`
    /// @param next when it is tried again
    /// @param lastReply what was said last, or empty
    /// @param lastHost who said so; empty when nobody but us did
    public record Batch(
            long id,
            long letter,
            String destination,
            int recipients,
            String state,
            int attempts,
            Instant next,
            String lastReply,
            String lastHost) {
        static Batch of(WaitingBatch b) {
            var s = b.standing();
            return new Batch(
                    b.id(),
                    b.letter(),
                    b.destination(),
                    b.recipients(),
                    s.state(),
                    s.attempts(),
                    s.next(),
                    s.lastReply(),
                    s.lastHost());
        }
    }

    private final Queue queue;

    QueueResource(Queue queue) {
        this.queue = queue;
    }

    @GET
    @Operation(summary = "Show the batches that wait")
    public Response list(@BeanParam Paging paging, UriInfo uri) {
        var page = queue.batches(paging.after(0), paging.limit()).stream()
                .map(Batch::of)
                .toList();
        return paging.answer(page, uri, Batch::id);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Show one batch")
    public Batch show(@RestPath String id) {
        return queue.find(Wanted.id(id)).map(Batch::of).orElseThrow(() -> gone(id));
    }

    @POST
    @Path("{id}/hold")
    @Operation(summary = "Keep a batch back until it is released")
    public void hold(@RestPath String id) {
        Choice batch = existing(id);
        queue.hold(batch);
    }

    @POST
    @Path("{id}/release")
    @Operation(summary = "Let a held batch go")
    public void release(@RestPath String id) {
        Choice batch = existing(id);
        if (queue.release(batch) == 0) throw Refusal.conflict("Batch " + id + " is not held.");
    }

    @POST
    @Path("{id}/retry")
    @Operation(summary = "Try a batch now")
    public Changed retry(@RestPath String id) {
        Changed changed = Changed.by(queue, "retry", existing(id));
        if (changed.batches() == 0) throw Refusal.conflict("Batch " + id + " is held or being sent.");
        return changed;
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Give the recipients of a batch up, without a bounce")
    public void delete(@RestPath String id) {
        if (queue.delete(existing(id)) == 0) throw gone(id);
    }

    private Choice existing(String id) {
        long batch = Wanted.id(id);
        if (queue.find(batch).isEmpty()) throw gone(id);
        return new Choice.Batch(batch);
    }

    private static Refusal gone(String id) {
        return Refusal.notFound("No batch with the number " + id + " waits; perhaps it has been delivered.");
    }
}

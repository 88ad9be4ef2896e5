package org.carillon.api;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import org.carillon.delivery.Failure;
import org.carillon.delivery.Queue;
import org.carillon.delivery.Queue.SentLetter;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/// What became of each letter that left or is leaving.
@Path("/api/v1/queue/letters")
@Tag(name = "queue")
public class LettersResource {
    /// One letter.
    ///
    /// @param origin `list/<id>`, `person` or `house`
    public record Letter(long id, String origin, String subject, Instant time, Queue.Counts recipients) {
        static Letter of(SentLetter s) {
            return new Letter(s.id(), s.origin(), s.subject(), s.at(), s.counts());
        }
    }

    /// A recipient that was given up.
    ///
    /// @param status such as `5.1.1` (RFC 3463)
    /// @param host who said so; empty when nobody but us did
    public record Failed(long id, String address, String status, String reply, String host) {
        static Failed of(Failure f) {
            return new Failed(
                    f.id(),
                    f.address().toString(),
                    f.refusal().status(),
                    f.refusal().reply(),
                    f.refusal().host());
        }
    }

    private final Queue queue;

    LettersResource(Queue queue) {
        this.queue = queue;
    }

    @GET
    @Operation(summary = "Show the letters, newest first, with how many recipients have them")
    public Response list(@BeanParam Paging paging, UriInfo uri) {
        var page = queue.letters(paging.after(Long.MAX_VALUE), paging.limit()).stream()
                .map(Letter::of)
                .toList();
        return paging.answer(page, uri, Letter::id);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Show one letter")
    public Letter show(@RestPath String id) {
        return queue.letter(Wanted.id(id)).map(Letter::of).orElseThrow(() -> unknown(id));
    }

    @GET
    @Path("{id}/failed")
    @Operation(summary = "Show who will not get this letter, and why")
    public Response failed(@RestPath String id, @BeanParam Paging paging, UriInfo uri) {
        if (queue.letter(Wanted.id(id)).isEmpty()) throw unknown(id);
        var page = queue.failures(Wanted.id(id), paging.after(0), paging.limit()).stream()
                .map(Failed::of)
                .toList();
        return paging.answer(page, uri, Failed::id);
    }

    @POST
    @Path("{id}/{deed: hold|release|retry}")
    @Operation(summary = "Keep back, let go or try now all batches of a letter; tells how many were changed")
    public Changed act(@RestPath String id, @RestPath String deed) {
        return Changed.by(queue, deed, waiting(id));
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Give up all recipients who still wait for a letter, without a bounce")
    public Changed delete(@RestPath String id) {
        return new Changed(queue.delete(waiting(id)));
    }

    private Queue.Choice waiting(String id) {
        long letter = Wanted.id(id);
        if (queue.letter(letter).isEmpty()) throw unknown(id);
        return new Queue.Choice.Letter(letter);
    }

    private static Refusal unknown(String id) {
        return Refusal.notFound("There is no letter with the number " + id + ".");
    }
}

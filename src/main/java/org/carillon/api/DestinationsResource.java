package org.carillon.api;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Locale;
import org.carillon.delivery.Destinations;
import org.carillon.delivery.Queue;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// Letters on their way out, by the domain they go to.
@Path("/api/v1/queue/destinations")
@Tag(name = "queue")
public class DestinationsResource {
    /// One domain for which something waits.
    ///
    /// @param next the soonest try; null while all is held back or being sent
    /// @param lastReply what was said last, or empty; lastHost said so, empty for ourselves
    public record Destination(
            String destination,
            long recipients,
            int batches,
            int held,
            int attempts,
            Instant oldest,
            @Nullable Instant next,
            String lastReply,
            String lastHost) {
        static Destination of(Destinations.Waiting w) {
            return new Destination(
                    w.domain(),
                    w.amount().recipients(),
                    w.amount().batches(),
                    w.amount().held(),
                    w.amount().attempts(),
                    w.oldest(),
                    w.next().orElse(null),
                    w.last().reply(),
                    w.last().host());
        }
    }

    private final Destinations destinations;
    private final Queue queue;

    DestinationsResource(Destinations destinations, Queue queue) {
        this.destinations = destinations;
        this.queue = queue;
    }

    @GET
    @Operation(summary = "Show what waits by domain, with the last reply and the next try")
    public Response list(@BeanParam Paging paging, UriInfo uri) {
        var page = destinations.page(paging.afterText(), paging.limit()).stream()
                .map(Destination::of)
                .toList();
        return paging.answer(page, uri, Destination::destination);
    }

    @GET
    @Path("{domain}")
    @Operation(summary = "Show what waits for one domain")
    public Destination show(@RestPath String domain) {
        return Destination.of(waiting(domain));
    }

    @POST
    @Path("{domain}/{deed: hold|release|retry}")
    @Operation(
            summary = "Keep back, let go or try now all that waits for a domain; tells how many batches were changed")
    public Changed act(@RestPath String domain, @RestPath String deed) {
        return Changed.by(queue, deed, choice(domain));
    }

    @DELETE
    @Path("{domain}")
    @Operation(summary = "Give up all recipients that wait at a domain, without a bounce")
    public Changed delete(@RestPath String domain) {
        return new Changed(queue.delete(choice(domain)));
    }

    private Queue.Choice choice(String domain) {
        return new Queue.Choice.Destination(waiting(domain).domain());
    }

    private Destinations.Waiting waiting(String domain) {
        String name = domain.toLowerCase(Locale.ROOT).replaceAll("\\p{Cntrl}", "?");
        return destinations
                .find(name)
                .orElseThrow(() -> Refusal.notFound("Nothing waits for " + name + "; perhaps it has been delivered."));
    }
}

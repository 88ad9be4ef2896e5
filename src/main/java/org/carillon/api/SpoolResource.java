package org.carillon.api;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import org.carillon.spool.SetAside;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/spool")
@Tag(name = "spool")
public class SpoolResource {
    /// One letter at rest.
    ///
    /// @param state `ready`, or `shunted` after three failures
    /// @param error what went wrong last, or empty
    public record AtRest(
            long id, String from, String to, String state, int attempts, Instant acceptedAt, int size, String error) {
        static AtRest of(SetAside.Entry e) {
            return new AtRest(
                    e.id(), e.sender(), e.recipient(), e.state(), e.attempts(), e.acceptedAt(), e.size(), e.error());
        }
    }

    private final SetAside setAside;

    SpoolResource(SetAside setAside) {
        this.setAside = setAside;
    }

    @GET
    @Operation(summary = "Show letters that were accepted and are not dealt with yet")
    public Response list(@BeanParam Paging paging, UriInfo uri) {
        var page = setAside.page(paging.after(0), paging.limit()).stream()
                .map(AtRest::of)
                .toList();
        return paging.answer(page, uri, AtRest::id);
    }

    @POST
    @Path("{id}/retry")
    @Operation(summary = "Try a letter that was set aside once more")
    public void retry(@RestPath String id) {
        if (!setAside.retry(Wanted.id(id)))
            throw Refusal.notFound("No letter with the number " + id + " is set aside.");
    }
}

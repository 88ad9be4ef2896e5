package org.carillon.api;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import org.carillon.delivery.Captured;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path("/api/v1/captured")
@Tag(name = "captured")
public class CapturedResource {
    /// One letter that would have left.
    ///
    /// @param from the envelope sender, empty for `<>`
    /// @param to the envelope recipient
    public record Letter(long id, Instant time, String from, String to, String subject, int size) {
        static Letter of(Captured.CapturedLetter c) {
            return new Letter(c.id(), c.at(), c.sender(), c.recipient(), c.subject(), c.size());
        }
    }

    private final Captured captured;

    CapturedResource(Captured captured) {
        this.captured = captured;
    }

    @GET
    @Operation(summary = "Show the letters that would have left (route capture), newest first")
    public Response list(@BeanParam Paging paging, UriInfo uri) {
        var page = captured.page(paging.after(Long.MAX_VALUE), paging.limit()).stream()
                .map(Letter::of)
                .toList();
        return paging.answer(page, uri, Letter::id);
    }

    /// Never rendered by a browser as what it claims to be.
    @GET
    @Path("{id}/raw")
    @Produces("message/rfc822")
    @Operation(summary = "The letter byte for byte, as the recipient would have got it")
    public Response raw(@RestPath String id) {
        byte[] bytes = captured.raw(Wanted.id(id))
                .orElseThrow(() -> Refusal.notFound("There is no captured letter with the number " + id + "."));
        return Response.ok(bytes)
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Disposition", "attachment; filename=\"" + Wanted.id(id) + ".eml\"")
                .build();
    }
}

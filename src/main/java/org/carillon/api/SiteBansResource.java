package org.carillon.api;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// Who is kept out of all lists.
@Path("/api/v1/bans")
@Tag(name = "bans")
public class SiteBansResource {
    private final BanAnswers answers;

    SiteBansResource(BanAnswers answers) {
        this.answers = answers;
    }

    @GET
    @Operation(summary = "Show who is kept out of all lists")
    public Response list(@BeanParam Paging paging, UriInfo uri) {
        return answers.page(null, paging, uri);
    }

    @POST
    @Operation(summary = "Keep somebody out of all lists; 200 when they were kept out before")
    public Response add(BanAnswers.@Nullable Wish body) {
        return answers.add(null, body);
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Lift a ban")
    public void lift(@RestPath String id) {
        answers.lift(null, id);
    }
}

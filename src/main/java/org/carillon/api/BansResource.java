package org.carillon.api;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.carillon.lists.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// Who is kept out of one list.
@AsksRights
@Path("/api/v1/lists/{address}/bans")
@Tag(name = "bans")
public class BansResource {
    private final BanAnswers answers;
    private final Caller caller;

    BansResource(BanAnswers answers, Caller caller) {
        this.answers = answers;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Show who is kept out of one list")
    public Response list(@RestPath String address, @BeanParam Paging paging, UriInfo uri) {
        return answers.page(caller.list(address, Right.SEE_BANS), paging, uri);
    }

    @POST
    @Operation(summary = "Keep somebody out of one list; 200 when they were kept out before")
    public Response add(@RestPath String address, BanAnswers.@Nullable Wish body) {
        return answers.add(caller.list(address, Right.BAN), body);
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Lift a ban")
    public void lift(@RestPath String address, @RestPath String id) {
        answers.lift(caller.list(address, Right.BAN), id);
    }
}

package org.carillon.api;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.carillon.lists.HeldPosts;
import org.carillon.lists.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/// The held posts of one list.
@AsksRights
@Path("/api/v1/lists/{address}/held")
@Tag(name = "held")
public class HeldOfListResource {
    private final HeldPosts held;
    private final HeldResource all;
    private final Caller caller;

    HeldOfListResource(HeldPosts held, HeldResource all, Caller caller) {
        this.caller = caller;
        this.held = held;
        this.all = all;
    }

    @GET
    @Operation(summary = "Show the posts of one list that wait for a decision")
    public Response list(@RestPath String address, @BeanParam Paging paging, UriInfo uri) {
        long list = caller.list(address, Right.SEE_HELD).id();
        return all.answer(held.page(list, paging.after(0), paging.limit()), paging, uri);
    }

    @POST
    @Path("{id}/accept")
    @Operation(summary = "Send a held post on to this list")
    public void accept(@RestPath String address, @RestPath String id) {
        mustWaitFor(address, id);
        all.accept(id);
    }

    @POST
    @Path("{id}/reject")
    @Operation(summary = "Refuse a held post of this list")
    public void reject(@RestPath String address, @RestPath String id) {
        mustWaitFor(address, id);
        all.reject(id);
    }

    @POST
    @Path("{id}/discard")
    @Operation(summary = "Drop a held post of this list")
    public void discard(@RestPath String address, @RestPath String id) {
        mustWaitFor(address, id);
        all.discard(id);
    }

    @POST
    @Path("{id}/spam")
    @Operation(summary = "Drop a held post of this list and teach the filter that it is spam")
    public void spam(@RestPath String address, @RestPath String id) {
        mustWaitFor(address, id);
        all.spam(id);
    }

    /// Who may act on one list must not reach the posts of another by their numbers.
    private void mustWaitFor(String address, String id) {
        long list = caller.list(address, Right.DECIDE_HELD).id();
        HeldResource.found(
                held.find(Wanted.id(id)).filter(p -> p.listId() == list).isPresent(), id);
    }
}

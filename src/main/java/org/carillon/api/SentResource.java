package org.carillon.api;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.carillon.delivery.Queue;
import org.carillon.lists.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/// What became of a list's posts.
@AsksRights
@Path("/api/v1/lists/{address}/sent")
@Tag(name = "lists")
public class SentResource {
    private final Queue queue;
    private final Caller caller;

    SentResource(Queue queue, Caller caller) {
        this.caller = caller;
        this.queue = queue;
    }

    @GET
    @Operation(summary = "Show the posts that went out, newest first, with how many members have them")
    public Response list(@RestPath String address, @BeanParam Paging paging, UriInfo uri) {
        String origin = caller.list(address, Right.SEE_SENT).key();
        var page = queue.lettersOf(origin, paging.after(Long.MAX_VALUE), paging.limit()).stream()
                .map(LettersResource.Letter::of)
                .toList();
        return paging.answer(page, uri, LettersResource.Letter::id);
    }
}

package org.carillon.api;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import org.carillon.desk.Reception;
import org.carillon.lists.Admission;
import org.carillon.lists.JoinRequest;
import org.carillon.lists.JoinRequests;
import org.carillon.lists.MailingList;
import org.carillon.lists.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// People who wait to be let onto one list.
@AsksRights
@Path("/api/v1/lists/{address}/requests")
@Tag(name = "requests")
public class RequestsResource {
    public record Waiting(long id, String address, String name, String mode, String words, Instant time) {
        static Waiting of(JoinRequest r) {
            return new Waiting(
                    r.id(), r.address().toString(), r.who().name(), r.mode().word(), r.words(), r.askedAt());
        }
    }

    /// @param reason for the person; stands in the letter
    public record Reason(@Nullable String reason) {}

    private final JoinRequests requests;
    private final Reception reception;
    private final Caller caller;

    RequestsResource(JoinRequests requests, Reception reception, Caller caller) {
        this.requests = requests;
        this.reception = reception;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Show who waits to be let in, the oldest first")
    public Response list(@RestPath String address, @BeanParam Paging paging, UriInfo uri) {
        MailingList list = caller.list(address, Right.SEE_REQUESTS);
        var page = requests.page(list.id(), paging.after(0), paging.limit()).stream()
                .map(Waiting::of)
                .toList();
        return paging.answer(page, uri, Waiting::id);
    }

    @POST
    @Path("{id}/approve")
    @Operation(summary = "Let somebody in, who gets a welcome")
    public void approve(@RestPath String address, @RestPath String id) {
        MailingList list = caller.list(address, Right.DECIDE_REQUESTS);
        Admission became =
                reception.approve(list, Wanted.id(id), caller.actor().by()).orElseThrow(() -> gone(id));
        if (!became.done()) throw Refusal.conflict(became.sentence());
    }

    @POST
    @Path("{id}/reject")
    @Operation(summary = "Do not let somebody in, who gets a letter with the reason")
    public void reject(@RestPath String address, @RestPath String id, @Nullable Reason body) {
        MailingList list = caller.list(address, Right.DECIDE_REQUESTS);
        String reason = body == null ? "" : Wanted.text("reason", body.reason(), 500);
        if (!reception.reject(list, Wanted.id(id), reason, caller.actor().by())) throw gone(id);
    }

    private static Refusal gone(String id) {
        return Refusal.notFound("No request with the number " + id + " waits; perhaps somebody has decided about it.");
    }
}

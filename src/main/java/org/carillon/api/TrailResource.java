package org.carillon.api;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import org.carillon.lists.MailingList;
import org.carillon.lists.Right;
import org.carillon.lists.Trail;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/// Who did what to a list.
@AsksRights
@Path("/api/v1/lists/{address}/trail")
@Tag(name = "lists")
public class TrailResource {
    /// @param by an address, or the name of a token
    /// @param door by which they came: `web`, `mail`, `api` or `house`
    /// @param from the network address of the client; empty when there was none
    /// @param subject whom or what it was done to
    /// @param key where the page behind this entry begins
    public record Entry(Instant time, String by, String door, String from, String action, String subject, String key) {}

    private final Trail trail;
    private final Caller caller;

    TrailResource(Trail trail, Caller caller) {
        this.trail = trail;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Show who did what to a list, by which door and from where, the newest first")
    public Response list(@RestPath String address, @BeanParam Paging paging, UriInfo uri) {
        MailingList list = caller.list(address, Right.SEE_TRAIL);
        List<Entry> page = trail.page(list.id(), mark(paging), paging.limit()).stream()
                .map(TrailResource::entry)
                .toList();
        return paging.answer(page, uri, Entry::key);
    }

    static Trail.Mark mark(Paging paging) {
        if (paging.afterText().isEmpty()) return Trail.Mark.NEWEST;
        return Trail.Mark.parse(paging.afterText())
                .orElseThrow(() -> Refusal.invalid("after must be the key of an entry."));
    }

    static Entry entry(Trail.Entry e) {
        return new Entry(
                e.at(),
                e.by().who(),
                e.by().channel().word(),
                e.by().from(),
                e.action(),
                e.subject(),
                Trail.Mark.of(e).toString());
    }
}

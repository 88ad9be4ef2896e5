package org.carillon.api;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import org.carillon.lists.MailingList;
import org.carillon.lists.Right;
import org.carillon.lists.Trail;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
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
    /// @param subject whom or what it was done to; a sentence about them when they are many
    /// @param people to how many it was done
    /// @param key where the page behind this entry begins, and its name in a path
    public record Entry(
            Instant time, String by, String door, String from, String action, String subject, int people, String key) {}

    /// The same, with everybody it was done to, at most 5,000.
    public record Whole(
            Instant time,
            String by,
            String door,
            String from,
            String action,
            String subject,
            int people,
            String key,
            List<String> subjects) {}

    private static final int LONGEST = 100;

    private final Trail trail;
    private final Caller caller;

    TrailResource(Trail trail, Caller caller) {
        this.trail = trail;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Show who did what to a list, by which door and from where, the newest first")
    public Response list(
            @RestPath String address,
            @BeanParam Paging paging,
            @QueryParam("find")
                    @DefaultValue("")
                    @Parameter(description = "How whoever did it, or whom it was done to, begins; in any case")
                    String find,
            UriInfo uri) {
        MailingList list = caller.list(address, Right.SEE_TRAIL);
        if (find.length() > LONGEST) throw Refusal.invalid("find must have at most " + LONGEST + " characters.");
        if (find.isEmpty()) {
            return paging.answer(entries(trail.page(list.id(), mark(paging), paging.limit())), uri, Entry::key);
        }
        Trail.Found found = trail.find(list.id(), mark(paging), find, paging.limit());
        return paging.found(entries(found.entries()), uri, find, found.further());
    }

    private static List<Entry> entries(List<Trail.Entry> page) {
        return page.stream().map(TrailResource::entry).toList();
    }

    @GET
    @Path("{key}")
    @Operation(summary = "Show one entry with everybody it is about, in the order in which they were given")
    public Whole show(@RestPath String address, @RestPath String key) {
        MailingList list = caller.list(address, Right.SEE_TRAIL);
        Trail.Whole whole = Trail.Mark.parse(key)
                .flatMap(mark -> trail.whole(list.id(), mark))
                .orElseThrow(() -> Refusal.notFound("The log of " + list.address() + " has no entry with that key."));
        Entry e = entry(whole.entry());
        return new Whole(
                e.time(), e.by(), e.door(), e.from(), e.action(), e.subject(), e.people(), e.key(), whole.subjects());
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
                e.people(),
                Trail.Mark.of(e).toString());
    }
}

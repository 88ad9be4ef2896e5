package org.carillon.api;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.Instant;
import org.carillon.trust.greylist.Entry;
import org.carillon.trust.greylist.Greylist;
import org.carillon.trust.greylist.GreylistCounts;
import org.carillon.trust.greylist.GreylistFilter;
import org.carillon.trust.greylist.KnownNetwork;
import org.carillon.trust.refusals.Reason;
import org.carillon.trust.refusals.RefusalFilter;
import org.carillon.trust.refusals.RefusalRow;
import org.carillon.trust.refusals.Refusals;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// What was refused at the doors, and who was asked to come again.
@Path("/api/v1")
@Tag(name = "strangers")
public class StrangersResource {
    /// @param what the command that was refused, such as one recipient
    public record Refused(long id, Instant time, String reason, Who who, String what, String reply) {
        static Refused of(RefusalRow row) {
            org.carillon.trust.refusals.Refusal one = row.refusal();
            org.carillon.trust.refusals.Refusal.Caller caller = one.caller();
            return new Refused(
                    row.id(),
                    one.at(),
                    one.reason().name(),
                    new Who(
                            caller.door(),
                            caller.client(),
                            caller.helo(),
                            one.letter().sender(),
                            one.letter().author()),
                    one.letter().recipient(),
                    one.reply() + " " + one.sentence());
        }
    }

    /// @param helo how the client calls itself
    /// @param author in the From field; empty when the letter was not seen
    public record Who(String door, String client, String helo, String sender, String author) {}

    /// @param waiting false once it has come again, or was released
    public record Asked(long id, String network, String sender, String recipient, Instant time, boolean waiting) {
        static Asked of(Entry entry) {
            return new Asked(
                    entry.id(), entry.network(), entry.sender(), entry.recipient(), entry.firstAt(), entry.waiting());
        }
    }

    /// @param networks that need not wait any more
    public record Counts(boolean on, long waiting, long passed, long networks) {}

    /// A network from which letters came again.
    ///
    /// @param times how many did, one an hour
    public record Network(long id, String network, int times, Instant first, Instant last) {
        static Network of(KnownNetwork one) {
            return new Network(one.id(), one.network(), one.passes(), one.firstAt(), one.lastAt());
        }
    }

    private final Refusals refusals;
    private final Greylist greylist;
    private final Clock clock;

    StrangersResource(Refusals refusals, Greylist greylist, Clock clock) {
        this.refusals = refusals;
        this.greylist = greylist;
        this.clock = clock;
    }

    @GET
    @Path("refusals")
    @Operation(summary = "Show what the doors of all nodes refused or put off in the last 14 days, the newest first")
    public Response refused(
            @RestQuery @Nullable String reason,
            @RestQuery @Nullable String text,
            @BeanParam Paging paging,
            UriInfo uri) {
        var filter = new RefusalFilter(reason(reason), text == null ? "" : text);
        var page = refusals.page(paging.after(0), paging.limit(), filter).stream()
                .map(Refused::of)
                .toList();
        return paging.answer(page, uri, Refused::id);
    }

    private static @Nullable Reason reason(@Nullable String name) {
        if (name == null || name.isBlank()) return null;
        return Reason.named(name.strip().toUpperCase(java.util.Locale.ROOT))
                .orElseThrow(() -> Refusal.invalid(
                        "There is no reason \"" + name + "\"; write one that the list shows, such as FORGED."));
    }

    @GET
    @Path("greylist")
    @Operation(summary = "Show letters that were asked to come again, the newest first")
    public Response greylist(@RestQuery @Nullable String text, @BeanParam Paging paging, UriInfo uri) {
        var filter = new GreylistFilter(GreylistFilter.Which.ALL, text == null ? "" : text);
        var page = greylist.page(paging.after(0), paging.limit(), filter).stream()
                .map(Asked::of)
                .toList();
        return paging.answer(page, uri, Asked::id);
    }

    @POST
    @Path("greylist/{id}/release")
    @Operation(summary = "Let a letter pass when it comes next")
    public void release(@RestPath String id) {
        if (!greylist.release(Wanted.id(id), clock.instant())) {
            throw Refusal.notFound("No letter with the number " + id + " waits on the greylist.");
        }
    }

    @GET
    @Path("greylist/counts")
    @Operation(summary = "Show how many letters wait and came again, and how many networks are known")
    public Counts counts() {
        GreylistCounts counts = greylist.counts();
        return new Counts(greylist.on(), counts.waiting(), counts.passed(), counts.networks());
    }

    @GET
    @Path("greylist/networks")
    @Operation(summary = "Show networks from which letters came again, the newest first")
    public Response networks(@BeanParam Paging paging, UriInfo uri) {
        var page = greylist.networks(paging.after(0), paging.limit()).stream()
                .map(Network::of)
                .toList();
        return paging.answer(page, uri, Network::id);
    }

    @DELETE
    @Path("greylist/networks/{id}")
    @Operation(summary = "Forget a network, so that letters from it have to come again")
    public void forgetNetwork(@RestPath String id) {
        if (!greylist.forgetNetwork(Wanted.id(id))) {
            throw Refusal.notFound("No network with the number " + id + " is known to the greylist.");
        }
    }

    @DELETE
    @Path("greylist/{id}")
    @Operation(summary = "Forget a letter, so that it has to come again")
    public void forget(@RestPath String id) {
        if (!greylist.forget(Wanted.id(id))) {
            throw Refusal.notFound("No letter with the number " + id + " is on the greylist.");
        }
    }
}

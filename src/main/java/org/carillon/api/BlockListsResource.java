package org.carillon.api;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import org.carillon.trust.blocklist.BlockLists;
import org.carillon.trust.blocklist.Exemption;
import org.carillon.trust.blocklist.Exemptions;
import org.carillon.trust.blocklist.ListState;
import org.carillon.trust.blocklist.Reveille;
import org.carillon.trust.blocklist.SelfTest;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// The block lists that are asked, and who comes in whatever they say.
@Path("/api/v1/blocklists")
@Tag(name = "strangers")
public class BlockListsResource {
    /// A list, as the node that answers has found it since its start.
    ///
    /// @param restingUntil null while it is asked
    /// @param trouble what went wrong last; empty when it has answered well since
    public record Asked(
            String zone,
            int weight,
            Counts counts,
            @Nullable Instant restingUntil,
            String trouble) {
        static Asked of(ListState one) {
            ListState.Counts counts = one.counts();
            return new Asked(
                    one.list().zone(),
                    one.list().weight(),
                    new Counts(counts.asked(), counts.listed(), counts.errors()),
                    one.restingUntil().orElse(null),
                    one.trouble());
        }
    }

    /// @param listed clients that were on it
    public record Counts(long asked, long listed, long errors) {}

    /// @param network an address, or a network such as `192.0.2.0/24`
    public record Wish(@Nullable String network, @Nullable String reason) {}

    /// A host or network that comes in whoever lists it.
    public record Exempt(long id, String network, String reason, String by, Instant time) {
        static Exempt of(Exemption one) {
            return new Exempt(one.id(), one.network(), one.reason(), one.by(), one.at());
        }
    }

    private final BlockLists lists;
    private final Reveille reveille;
    private final Exemptions exemptions;
    private final Caller caller;

    BlockListsResource(BlockLists lists, Reveille reveille, Exemptions exemptions, Caller caller) {
        this.lists = lists;
        this.reveille = reveille;
        this.exemptions = exemptions;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Show the block lists that are asked, and how they have answered this node")
    public List<Asked> list() {
        return lists.state().stream().map(Asked::of).toList();
    }

    @POST
    @Path("{zone}/ask")
    @Operation(summary = "Let all nodes ask a list that rests, and say how it answers this one (RFC 5782)")
    public SelfTest ask(@RestPath String zone) {
        return reveille.askAgain(zone).orElseThrow(() -> Refusal.notFound("No block list \"" + zone + "\" is asked."));
    }

    @GET
    @Path("exempt")
    @Operation(summary = "Show hosts and networks that come in whoever lists them, the newest first")
    public Response exempt(@BeanParam Paging paging, UriInfo uri) {
        var page = exemptions.page(paging.after(0), paging.limit()).stream()
                .map(Exempt::of)
                .toList();
        return paging.answer(page, uri, Exempt::id);
    }

    @POST
    @Path("exempt")
    @Operation(summary = "Let a host or network in whoever lists it; 200 when it was let in before")
    public Response add(@Nullable Wish body) {
        Wish wish = Wanted.body(body);
        String network = Wanted.field("network", wish.network());
        return switch (exemptions.add(network, Wanted.line("reason", wish.reason()), caller.by())) {
            case Exemptions.Added.Done done ->
                Response.status(done.fresh() ? 201 : 200).build();
            case Exemptions.Added.Unfit(var sentence) -> throw Refusal.invalid(sentence);
        };
    }

    @DELETE
    @Path("exempt/{id}")
    @Operation(summary = "Ask the lists about a host or network again")
    public void remove(@RestPath String id) {
        if (!exemptions.remove(Wanted.id(id))) {
            throw Refusal.notFound("No exemption has the number " + id + ".");
        }
    }
}

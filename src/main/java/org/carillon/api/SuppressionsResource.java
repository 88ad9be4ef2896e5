package org.carillon.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.carillon.delivery.Suppressions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// Addresses and domains to which nothing is sent.
@Path("/api/v1/suppressions")
@Tag(name = "suppressions")
public class SuppressionsResource {
    /// @param address an address, or a domain such as `example.org` with all its addresses
    public record Wish(@Nullable String address, @Nullable String reason) {}

    /// @param address in lower case; a domain begins with `@`
    public record Entry(String address, String reason, String by, Instant time) {
        static Entry of(Suppressions.Entry e) {
            return new Entry(e.who(), e.reason(), e.by(), e.at());
        }
    }

    /// What became of the lines of a file.
    public record Report(@JsonProperty("new") int added, int known, List<Suppressions.Refused> refused) {}

    private final Suppressions suppressions;
    private final Caller caller;

    SuppressionsResource(Suppressions suppressions, Caller caller) {
        this.suppressions = suppressions;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Show to whom nothing is sent, by address")
    public Response list(@BeanParam Paging paging, UriInfo uri) {
        var page = suppressions.page(paging.afterText(), paging.limit()).stream()
                .map(Entry::of)
                .toList();
        return paging.answer(page, uri, Entry::address);
    }

    @POST
    @Consumes("application/json")
    @Operation(summary = "Send nothing to an address or domain any more; 200 when it was there before")
    public Response add(@Nullable Wish body) {
        Wish wish = Wanted.body(body);
        String who = Wanted.field("address", wish.address());
        boolean fresh = suppressions.add(who, Wanted.line("reason", wish.reason()), caller.by());
        return Response.status(fresh ? 201 : 200).build();
    }

    @POST
    @Consumes({"text/csv", "text/plain"})
    @Operation(summary = "The same for many: one address or domain a line, then perhaps `,reason`")
    public Report addAll(InputStream body) {
        var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8)).lines();
        Suppressions.Report report = suppressions.addAll(lines, "", caller.by());
        return new Report(report.added(), report.known(), report.refused());
    }

    @DELETE
    @Path("{address}")
    @Operation(summary = "Send to an address or domain again")
    public void remove(@RestPath String address) {
        if (!suppressions.remove(address)) throw Refusal.notFound(address + " is not suppressed.");
    }
}

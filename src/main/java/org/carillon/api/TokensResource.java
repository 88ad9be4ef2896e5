package org.carillon.api;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import org.carillon.lists.Tokens;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/tokens")
@Tag(name = "tokens")
public class TokensResource {
    /// @param role admin, domain-admin, owner or moderator
    /// @param domain for all of its lists
    /// @param list for that one alone
    public record NewToken(
            @Nullable String name,
            @Nullable String role,
            @Nullable String domain,
            @Nullable String list) {}

    /// @param domain empty: all domains
    /// @param list empty: all lists of the domain
    /// @param by who made it
    public record Entry(long id, String name, String role, String domain, String list, Instant since, String by) {
        static Entry of(Tokens.Token t) {
            return new Entry(
                    t.id(), t.name(), t.role(), t.grant().domain(), t.grant().listAddress(), t.since(), t.by());
        }
    }

    /// @param token the secret itself, which exists nowhere else
    public record Made(long id, String name, String role, String domain, String list, String token) {
        static Made of(Tokens.Made made) {
            Entry e = Entry.of(made.token());
            return new Made(e.id(), e.name(), e.role(), e.domain(), e.list(), made.secret());
        }
    }

    private final Tokens tokens;
    private final Caller caller;

    TokensResource(Tokens tokens, Caller caller) {
        this.tokens = tokens;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Show the tokens, without their secrets")
    public Response list(@BeanParam Paging paging, UriInfo uri) {
        var page = tokens.page(paging.after(0), paging.limit()).stream()
                .map(Entry::of)
                .toList();
        return paging.answer(page, uri, Entry::id);
    }

    @POST
    @Operation(summary = "Make a token; the answer is the only place where it stands")
    public Response create(@Nullable NewToken body) {
        NewToken wanted = Wanted.body(body);
        String name = Wanted.line("name", Wanted.field("name", wanted.name()));
        var grant = tokens.grant(
                Wanted.field("role", wanted.role()),
                Wanted.line("domain", wanted.domain()),
                Wanted.line("list", wanted.list()));
        Tokens.Made made = tokens.make(name, grant, caller.actor().by());
        return Response.status(201)
                .header("Cache-Control", "no-store")
                .entity(Made.of(made))
                .build();
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Withdraw a token")
    public void delete(@RestPath String id) {
        if (!tokens.withdraw(Wanted.id(id))) throw Refusal.notFound("There is no token with the number " + id + ".");
    }
}

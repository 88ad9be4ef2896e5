package org.carillon.api;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/tokens")
@Tag(name = "tokens")
public class TokensResource {
    public record NewToken(@Nullable String name, @Nullable String role) {}

    private final ApiTokens tokens;

    TokensResource(ApiTokens tokens) {
        this.tokens = tokens;
    }

    @GET
    @Operation(summary = "Show the tokens, without their secrets")
    public Response list(@BeanParam Paging paging, UriInfo uri) {
        return paging.answer(tokens.page(paging.after(0), paging.limit()), uri, ApiTokens.Token::id);
    }

    @POST
    @Operation(summary = "Make a token; the answer is the only place where it stands")
    public Response create(@Nullable NewToken body) {
        NewToken wanted = Wanted.body(body);
        String name = Wanted.line("name", Wanted.field("name", wanted.name()));
        String role = Wanted.field("role", wanted.role());
        if (!role.equals(ApiTokens.ADMIN)) throw Refusal.invalid("The role must be admin.");
        return Response.status(201)
                .header("Cache-Control", "no-store")
                .entity(tokens.make(name, role))
                .build();
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Withdraw a token")
    public void delete(@RestPath String id) {
        if (!tokens.withdraw(Wanted.id(id))) throw Refusal.notFound("There is no token with the number " + id + ".");
    }
}

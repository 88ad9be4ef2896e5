package org.carillon.api;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.carillon.lists.Token;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// All tokens there are, for those who run the site.
@Path("/api/v1/tokens")
@Tag(name = "tokens")
public class TokensResource {
    /// @param role admin, domain-admin, owner or moderator
    /// @param domain for all of its lists
    /// @param list for that one alone
    /// @param days until it ends; never when it is missing
    public record NewToken(
            @Nullable String name,
            @Nullable String role,
            @Nullable String domain,
            @Nullable String list,
            @Nullable Integer days) {}

    private final TokenAnswers answers;

    TokensResource(TokenAnswers answers) {
        this.answers = answers;
    }

    @GET
    @Operation(summary = "Show the tokens, without their secrets")
    public Response list(@BeanParam Paging paging, UriInfo uri) {
        return answers.page(new Token.Reach.Site(), paging, uri);
    }

    @POST
    @Operation(summary = "Make a token; the answer is the only place where it stands")
    public Response create(@Nullable NewToken body) {
        NewToken wanted = Wanted.body(body);
        String domain = Wanted.line("domain", wanted.domain());
        String list = Wanted.line("list", wanted.list());
        return answers.make(wanted.name(), wanted.role(), domain, list, wanted.days());
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Withdraw a token, and all that were made with it")
    public void delete(@RestPath String id) {
        answers.withdraw(id, grant -> true);
    }
}

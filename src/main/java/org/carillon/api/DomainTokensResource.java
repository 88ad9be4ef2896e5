package org.carillon.api;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;
import org.carillon.lists.Right;
import org.carillon.lists.Token;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// The tokens for all lists of one domain, for those who run them.
@AsksRights
@Path("/api/v1/domains/{domain}/tokens")
@Tag(name = "tokens")
public class DomainTokensResource {
    /// @param role domain-admin, owner or moderator
    /// @param days until it ends; never when it is missing
    public record DomainWish(
            @Nullable String name,
            @Nullable String role,
            @Nullable Integer days) {}

    private final TokenAnswers answers;
    private final Caller caller;

    DomainTokensResource(TokenAnswers answers, Caller caller) {
        this.answers = answers;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Show the tokens for all lists of a domain, without their secrets")
    public Response list(@RestPath String domain, @BeanParam Paging paging, UriInfo uri) {
        return answers.page(new Token.Reach.OfDomain(run(domain)), paging, uri);
    }

    @POST
    @Operation(summary = "Make a token for all lists of a domain; the answer is the only place where it stands")
    public Response create(@RestPath String domain, @Nullable DomainWish body) {
        String name = run(domain);
        DomainWish wish = Wanted.body(body);
        return answers.make(wish.name(), wish.role(), name, "", wish.days());
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Withdraw a token of a domain, and all that were made with it")
    public void delete(@RestPath String domain, @RestPath String id) {
        String name = run(domain);
        answers.withdraw(id, grant -> grant.list().isEmpty() && grant.domain().equals(name));
    }

    private String run(String domain) {
        String name = domain.toLowerCase(Locale.ROOT);
        caller.requireIn(name, Right.CHANGE_TOKENS);
        return name;
    }
}

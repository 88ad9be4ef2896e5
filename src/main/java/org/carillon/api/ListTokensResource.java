package org.carillon.api;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.carillon.lists.MailingList;
import org.carillon.lists.Right;
import org.carillon.lists.Token;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// The tokens for one list alone, for those who run it.
@AsksRights
@Path("/api/v1/lists/{address}/tokens")
@Tag(name = "tokens")
public class ListTokensResource {
    /// @param role owner or moderator
    /// @param days until it ends; never when it is missing
    public record Wish(
            @Nullable String name,
            @Nullable String role,
            @Nullable Integer days) {}

    private final TokenAnswers answers;
    private final Caller caller;

    ListTokensResource(TokenAnswers answers, Caller caller) {
        this.answers = answers;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Show the tokens for a list, without their secrets")
    public Response list(@RestPath String address, @BeanParam Paging paging, UriInfo uri) {
        MailingList list = caller.list(address, Right.CHANGE_TOKENS);
        return answers.page(new Token.Reach.OfList(list.id()), paging, uri);
    }

    @POST
    @Operation(summary = "Make a token for a list; the answer is the only place where it stands")
    public Response create(@RestPath String address, @Nullable Wish body) {
        MailingList list = caller.list(address, Right.CHANGE_TOKENS);
        Wish wish = Wanted.body(body);
        return answers.make(wish.name(), wish.role(), "", list.address().toString(), wish.days());
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Withdraw a token of a list, and all that were made with it")
    public void delete(@RestPath String address, @RestPath String id) {
        String here = caller.list(address, Right.CHANGE_TOKENS).address().toString();
        answers.withdraw(id, grant -> grant.listAddress().equals(here));
    }
}

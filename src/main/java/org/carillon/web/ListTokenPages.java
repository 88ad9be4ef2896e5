package org.carillon.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.carillon.lists.Actor;
import org.carillon.lists.MailingList;
import org.carillon.lists.Right;
import org.carillon.lists.Role;
import org.carillon.lists.SettingException;
import org.carillon.lists.Token;
import org.carillon.lists.TokenGrants;
import org.carillon.lists.Tokens;

/// The tokens for one list alone, for those who run it.
@Path("/lists/{address}/tokens")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class ListTokenPages {
    private static final List<Role> ROLES = List.of(Role.MODERATOR, Role.OWNER);

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance tokens(ListHead list, TokenShelf.Page page);

        static native TemplateInstance made(ListHead list, TokenShelf.Made made);
    }

    private final Visitor visitor;
    private final TokenShelf shelf;
    private final Tokens tokens;
    private final TokenGrants grants;
    private final Flash flash;

    ListTokenPages(Visitor visitor, TokenShelf shelf, Tokens tokens, TokenGrants grants, Flash flash) {
        this.visitor = visitor;
        this.shelf = shelf;
        this.tokens = tokens;
        this.grants = grants;
        this.flash = flash;
    }

    @GET
    public TemplateInstance tokens(
            @PathParam("address") String address, @QueryParam("after") @DefaultValue("0") String after) {
        MailingList list = visitor.list(address, Right.CHANGE_TOKENS);
        return page(list, Numbers.of(after), TokenShelf.Typed.nothing(null), "");
    }

    private TemplateInstance page(MailingList list, long after, TokenShelf.Typed typed, String fault) {
        var reach = new Token.Reach.OfList(list.id());
        return Templates.tokens(ListHead.of(list), shelf.page(reach, path(list), after, ROLES, typed, fault));
    }

    private static String path(MailingList list) {
        return Paths.list(list.address()) + "/tokens";
    }

    @POST
    public Response make(
            @PathParam("address") String address,
            @FormParam("name") @DefaultValue("") String name,
            @FormParam("role") @DefaultValue("") String role,
            @FormParam("days") @DefaultValue("") String days) {
        MailingList list = visitor.list(address, Right.CHANGE_TOKENS);
        var typed = new TokenShelf.Typed(name, role, null, days);
        try {
            Actor.Grant grant =
                    grants.grant(visitor.actor(), role, "", list.address().toString());
            var maker =
                    Token.Maker.person(visitor.actor().by(), visitor.required().id());
            Tokens.Made made = tokens.make(name, grant, typed.life(), maker);
            return Pages.html(
                    Response.Status.OK.getStatusCode(),
                    Templates.made(ListHead.of(list), shelf.made(made, path(list))));
        } catch (SettingException sentence) {
            return Pages.again(page(list, 0, typed, String.valueOf(sentence.getMessage())));
        }
    }

    @GET
    @Path("{id: [0-9]{1,18}}/withdraw")
    public Response form(@PathParam("address") String address) {
        return Pages.form("/lists/" + Paths.step(address) + "/tokens");
    }

    @POST
    @Path("{id: [0-9]{1,18}}/withdraw")
    public Response withdraw(@PathParam("address") String address, @PathParam("id") String id) {
        MailingList list = visitor.list(address, Right.CHANGE_TOKENS);
        String here = list.address().toString();
        long number = Numbers.of(id);
        boolean done = tokens.find(number)
                .filter(token -> token.grant().listAddress().equals(here))
                .filter(_ -> tokens.withdraw(number, visitor.actor().by()))
                .isPresent();
        flash.say(
                done ? "The token is withdrawn, and so are those that were made with it." : "There is no such token.");
        return Response.seeOther(URI.create(path(list))).build();
    }
}

package org.carillon.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
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
import org.carillon.lists.Role;
import org.carillon.lists.SettingException;
import org.carillon.lists.Token;
import org.carillon.lists.TokenGrants;
import org.carillon.lists.Tokens;
import org.carillon.mail.Address;
import org.carillon.mail.AddressException;

/// The tokens of programs, for everybody who runs something: all of them for the admins of the site, for others those
/// of their lists and domains.
@Path("/tokens")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class TokenPages {
    private static final String PATH = "/tokens";

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance tokens(TokenShelf.Page page, boolean site);

        static native TemplateInstance made(TokenShelf.Made made);
    }

    private final Visitor visitor;
    private final TokenShelf shelf;
    private final Tokens tokens;
    private final TokenGrants grants;
    private final Flash flash;

    TokenPages(Visitor visitor, TokenShelf shelf, Tokens tokens, TokenGrants grants, Flash flash) {
        this.visitor = visitor;
        this.shelf = shelf;
        this.tokens = tokens;
        this.grants = grants;
        this.flash = flash;
    }

    @GET
    public TemplateInstance tokens(@QueryParam("after") @DefaultValue("0") String after) {
        return page(runner(), Numbers.of(after), TokenShelf.Typed.nothing(""), "");
    }

    /// @throws NotFoundException for whoever runs nothing
    private Actor runner() {
        visitor.required();
        Actor actor = visitor.actor();
        if (!grants.any(actor)) throw new NotFoundException();
        return actor;
    }

    private TemplateInstance page(Actor actor, long after, TokenShelf.Typed typed, String fault) {
        boolean site = actor.everywhere();
        Token.Reach reach = site
                ? new Token.Reach.Site()
                : new Token.Reach.Run(
                        actor.addresses().stream().map(Address::key).toList());
        List<Role> roles = site
                ? List.of(Role.MODERATOR, Role.OWNER, Role.DOMAIN_ADMIN, Role.SITE_ADMIN)
                : List.of(Role.MODERATOR, Role.OWNER, Role.DOMAIN_ADMIN);
        return Templates.tokens(shelf.page(reach, PATH, after, roles, typed, fault), site);
    }

    @POST
    public Response make(
            @FormParam("name") @DefaultValue("") String name,
            @FormParam("role") @DefaultValue("") String role,
            @FormParam("reach") @DefaultValue("") String reach,
            @FormParam("days") @DefaultValue("") String days) {
        Actor actor = runner();
        var typed = new TokenShelf.Typed(name, role, reach, days);
        try {
            Actor.Grant grant = grants.grant(actor, role, typed.domain(), typed.list());
            var maker = Token.Maker.person(actor.by(), visitor.required().id());
            Tokens.Made made = tokens.make(name, grant, typed.life(), maker);
            return Pages.html(Response.Status.OK.getStatusCode(), Templates.made(shelf.made(made, PATH)));
        } catch (AddressException | SettingException sentence) {
            return Pages.again(page(actor, 0, typed, String.valueOf(sentence.getMessage())));
        }
    }

    @GET
    @Path("{id: [0-9]{1,18}}/withdraw")
    public Response form() {
        return Pages.form(PATH);
    }

    @POST
    @Path("{id: [0-9]{1,18}}/withdraw")
    public Response withdraw(@PathParam("id") String id) {
        Actor actor = runner();
        long number = Numbers.of(id);
        boolean done = tokens.find(number)
                .filter(token -> grants.may(actor, token.grant()))
                .filter(_ -> tokens.withdraw(number, actor.by()))
                .isPresent();
        flash.say(
                done ? "The token is withdrawn, and so are those that were made with it." : "There is no such token.");
        return Response.seeOther(URI.create(PATH)).build();
    }
}

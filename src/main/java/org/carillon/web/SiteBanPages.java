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
import org.carillon.lists.Bans;

/// Who is kept out of all lists, for those who run the site.
@Path("/site/doors/banned")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class SiteBanPages {
    private static final String PATH = "/site/doors/banned";

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance banned(BanShelf.Page page);
    }

    private final Visitor visitor;
    private final Bans bans;
    private final BanShelf shelf;
    private final Flash flash;

    SiteBanPages(Visitor visitor, Bans bans, BanShelf shelf, Flash flash) {
        this.visitor = visitor;
        this.bans = bans;
        this.shelf = shelf;
        this.flash = flash;
    }

    @GET
    public TemplateInstance banned(@QueryParam("after") @DefaultValue("0") String after) {
        visitor.requireAdmin();
        return page(Numbers.of(after), BanShelf.Adding.NOTHING);
    }

    private TemplateInstance page(long after, BanShelf.Adding adding) {
        return Templates.banned(shelf.page(null, PATH, after, adding));
    }

    @POST
    public Response add(
            @FormParam("lines") @DefaultValue("") String lines, @FormParam("reason") @DefaultValue("") String reason) {
        visitor.requireAdmin();
        BanShelf.Adding adding = shelf.add(null, lines, reason, visitor.actor().by());
        if (!adding.fault().isEmpty()) return Pages.again(page(0, adding));
        flash.say("They are kept out of all lists from now on.");
        return Response.seeOther(URI.create(PATH)).build();
    }

    @GET
    @Path("{id: [0-9]{1,18}}/lift")
    public Response form() {
        return Pages.form(PATH);
    }

    @POST
    @Path("{id: [0-9]{1,18}}/lift")
    public Response lift(@PathParam("id") String id) {
        visitor.requireAdmin();
        boolean done = bans.lift(null, Numbers.of(id), visitor.actor().by());
        flash.say(done ? "The ban is lifted." : "There was no such ban any more.");
        return Response.seeOther(URI.create(PATH)).build();
    }
}

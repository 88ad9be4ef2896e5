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
import org.carillon.lists.MailingList;
import org.carillon.lists.Right;

/// Who is kept out of one list, for those who moderate it.
@Path("/lists/{address}/bans")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class BanPages {
    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance bans(ListHead list, BanShelf.Page page);
    }

    private final Visitor visitor;
    private final Bans bans;
    private final BanShelf shelf;
    private final Flash flash;

    BanPages(Visitor visitor, Bans bans, BanShelf shelf, Flash flash) {
        this.visitor = visitor;
        this.bans = bans;
        this.shelf = shelf;
        this.flash = flash;
    }

    @GET
    public TemplateInstance bans(
            @PathParam("address") String address, @QueryParam("after") @DefaultValue("0") String after) {
        return page(visitor.list(address, Right.SEE_BANS), Numbers.of(after), BanShelf.Adding.NOTHING);
    }

    private TemplateInstance page(MailingList list, long after, BanShelf.Adding adding) {
        return Templates.bans(ListHead.of(list), shelf.page(list, path(list), after, adding));
    }

    private static String path(MailingList list) {
        return Paths.list(list.address()) + "/bans";
    }

    @POST
    public Response add(
            @PathParam("address") String address,
            @FormParam("lines") @DefaultValue("") String lines,
            @FormParam("reason") @DefaultValue("") String reason) {
        MailingList list = visitor.list(address, Right.BAN);
        BanShelf.Adding adding = shelf.add(list, lines, reason, visitor.actor().by());
        if (!adding.fault().isEmpty()) return Pages.again(page(list, 0, adding));
        flash.say("They are kept out from now on.");
        return Response.seeOther(URI.create(path(list))).build();
    }

    @GET
    @Path("{id: [0-9]{1,18}}/lift")
    public Response form(@PathParam("address") String address) {
        return Pages.form("/lists/" + Paths.step(address) + "/bans");
    }

    @POST
    @Path("{id: [0-9]{1,18}}/lift")
    public Response lift(@PathParam("address") String address, @PathParam("id") String id) {
        MailingList list = visitor.list(address, Right.BAN);
        boolean done = bans.lift(list, Numbers.of(id), visitor.actor().by());
        flash.say(done ? "The ban is lifted." : "There was no such ban any more.");
        return Response.seeOther(URI.create(path(list))).build();
    }
}

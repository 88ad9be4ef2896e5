package org.carillon.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.carillon.lists.By;
import org.carillon.lists.Channel;
import org.carillon.lists.MemberLinks;
import org.carillon.lists.Right;

/// The options of one member, for whoever has the link of a letter to that address; no account is needed. Open also
/// where the list is not.
@Path("/lists/{address}/options/by/{token}")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class OptionLinkPages {
    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance link(String list, OwnOptions own, LinkVisitor.Below below);

        static native TemplateInstance stale(boolean known, String page);
    }

    private final LinkVisitor link;
    private final MemberLinks links;
    private final OwnDeeds deeds;
    private final Visitor visitor;
    private final Flash flash;

    OptionLinkPages(LinkVisitor link, MemberLinks links, OwnDeeds deeds, Visitor visitor, Flash flash) {
        this.flash = flash;
        this.links = links;
        this.link = link;
        this.deeds = deeds;
        this.visitor = visitor;
    }

    @GET
    public Response options(@PathParam("address") String address, @PathParam("token") String token) {
        return link.find(address, token)
                .map(l -> Pages.html(Response.Status.OK.getStatusCode(), link.page(l, LinkVisitor.Typed.NOTHING)))
                .orElseGet(() -> link.stale(address));
    }

    @POST
    public Response choose(
            @PathParam("address") String address, @PathParam("token") String token, @BeanParam OptionFields fields) {
        return link.find(address, token)
                .map(l -> deeds.choose(
                        l.member(),
                        fields,
                        URI.create(l.path()),
                        fault -> link.page(l, fields.again(fault), LinkVisitor.Typed.NOTHING)))
                .orElseGet(() -> link.stale(address));
    }

    @GET
    @Path("{form: leave|end}")
    public Response form(@PathParam("address") String address, @PathParam("token") String token) {
        return Pages.form("/lists/" + Paths.step(address) + "/options/by/" + Paths.step(token));
    }

    @POST
    @Path("leave")
    public Response leave(@PathParam("address") String address, @PathParam("token") String token) {
        return link.find(address, token)
                .map(l -> {
                    Response left =
                            deeds.leave(l.list(), l.member(), visitor.actor().by());
                    return visitor.may(Right.SEE_LIST, l.list()) ? left : Pages.form("/lists");
                })
                .orElseGet(() -> link.stale(address));
    }

    @POST
    @Path("end")
    public Response end(@PathParam("address") String address, @PathParam("token") String token) {
        return link.find(address, token)
                .map(l -> {
                    String who = l.member().address() + " by a link";
                    links.end(
                            l.member(),
                            new By(who, Channel.WEB, visitor.actor().by().from()));
                    flash.say("The link is good no more.");
                    return Pages.form(
                            visitor.may(Right.SEE_LIST, l.list())
                                    ? Paths.list(l.list().address())
                                    : "/lists");
                })
                .orElseGet(() -> link.stale(address));
    }
}

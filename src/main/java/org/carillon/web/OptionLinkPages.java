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
import java.time.Instant;
import java.util.Optional;
import org.carillon.lists.By;
import org.carillon.lists.Channel;
import org.carillon.lists.MailingList;
import org.carillon.lists.Member;
import org.carillon.lists.MemberLinks;
import org.carillon.lists.Members;
import org.carillon.lists.Right;
import org.carillon.mail.Address;

/// The options of one member, for whoever has the link of a letter to that address; no account is needed. Open also
/// where
/// the list is not.
@Path("/lists/{address}/options/by/{token}")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class OptionLinkPages {
    private static final int GONE = 404;

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance link(String list, OwnOptions own, Instant until);

        static native TemplateInstance stale(boolean known, String page);
    }

    /// What the link leads to.
    private record Linked(MailingList list, Member member, Instant until, String path) {}

    private final MemberLinks links;
    private final Members members;
    private final OwnDeeds deeds;
    private final Visitor visitor;
    private final Flash flash;

    OptionLinkPages(MemberLinks links, Members members, OwnDeeds deeds, Visitor visitor, Flash flash) {
        this.flash = flash;
        this.links = links;
        this.members = members;
        this.deeds = deeds;
        this.visitor = visitor;
    }

    private Optional<Linked> linked(String address, String token) {
        Optional<MailingList> list = Address.parse(address).flatMap(MailingList::at);
        return list.flatMap(l -> links.open(l, token))
                .map(open -> new Linked(
                        list.get(),
                        open.member(),
                        open.until(),
                        Paths.list(list.get().address()) + "/options/by/" + Paths.step(token)));
    }

    @GET
    public Response options(@PathParam("address") String address, @PathParam("token") String token) {
        return linked(address, token)
                .map(l -> Pages.html(
                        Response.Status.OK.getStatusCode(), page(l, new OptionsView(members.options(l.member())))))
                .orElseGet(() -> stale(address));
    }

    private static TemplateInstance page(Linked linked, OptionsView options) {
        return Templates.link(
                Harmless.line(linked.list().name(), linked.list().address().local()),
                OwnOptions.of(linked.member(), linked.path(), options),
                linked.until());
    }

    @POST
    public Response choose(
            @PathParam("address") String address, @PathParam("token") String token, @BeanParam OptionFields fields) {
        return linked(address, token)
                .map(l -> deeds.choose(l.member(), fields, URI.create(l.path()), fault -> page(l, fields.again(fault))))
                .orElseGet(() -> stale(address));
    }

    @GET
    @Path("{form: leave|end}")
    public Response form(@PathParam("address") String address, @PathParam("token") String token) {
        return Pages.form("/lists/" + Paths.step(address) + "/options/by/" + Paths.step(token));
    }

    @POST
    @Path("leave")
    public Response leave(@PathParam("address") String address, @PathParam("token") String token) {
        return linked(address, token)
                .map(l -> {
                    Response left =
                            deeds.leave(l.list(), l.member(), visitor.actor().by());
                    return visitor.may(Right.SEE_LIST, l.list()) ? left : Pages.form("/lists");
                })
                .orElseGet(() -> stale(address));
    }

    @POST
    @Path("end")
    public Response end(@PathParam("address") String address, @PathParam("token") String token) {
        return linked(address, token)
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
                .orElseGet(() -> stale(address));
    }

    /// The same whatever is wrong with the link, and whether there is such a list or not.
    private Response stale(String address) {
        boolean known = Address.parse(address)
                .flatMap(MailingList::at)
                .filter(list -> visitor.may(Right.SEE_LIST, list))
                .isPresent();
        String page = known ? "/lists/" + Paths.step(address) + "/options" : "/lists";
        return Pages.html(GONE, Templates.stale(known, page));
    }
}

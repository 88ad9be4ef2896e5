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
import java.util.Optional;
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

        static native TemplateInstance link(String list, OwnOptions own);

        static native TemplateInstance stale(boolean known, String page);
    }

    /// What the link leads to.
    private record Linked(MailingList list, Member member, String path) {}

    private final MemberLinks links;
    private final Members members;
    private final OwnDeeds deeds;
    private final Visitor visitor;

    OptionLinkPages(MemberLinks links, Members members, OwnDeeds deeds, Visitor visitor) {
        this.links = links;
        this.members = members;
        this.deeds = deeds;
        this.visitor = visitor;
    }

    private Optional<Linked> linked(String address, String token) {
        Optional<MailingList> list = Address.parse(address).flatMap(MailingList::at);
        return list.flatMap(l -> links.member(l, token))
                .map(m -> new Linked(
                        list.get(), m, Paths.list(list.get().address()) + "/options/by/" + Paths.step(token)));
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
                OwnOptions.of(linked.member(), linked.path(), options));
    }

    @POST
    public Response choose(
            @PathParam("address") String address, @PathParam("token") String token, @BeanParam OptionFields fields) {
        return linked(address, token)
                .map(l -> deeds.choose(l.member(), fields, URI.create(l.path()), fault -> page(l, fields.again(fault))))
                .orElseGet(() -> stale(address));
    }

    @GET
    @Path("leave")
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

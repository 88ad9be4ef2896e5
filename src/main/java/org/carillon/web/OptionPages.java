package org.carillon.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.carillon.desk.FrontDesk;
import org.carillon.lists.MailingList;
import org.carillon.lists.Member;
import org.carillon.lists.Members;
import org.carillon.lists.Right;
import org.carillon.mail.Address;
import org.carillon.mail.AddressException;
import org.carillon.people.SourceNetwork;

/// What members choose for themselves: who is signed in for all addresses by which they are on the list. Others name
/// theirs, and get a letter with a link ([OptionLinkPages]) if they are on it; the answer here is the same if not.
@Path("/lists/{address}/options")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class OptionPages {
    /// What somebody typed to get a link.
    record Typed(String address, String fault) {}

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance options(ListHead list, List<OwnOptions> own, boolean signedIn, Typed typed);

        static native TemplateInstance sent(ListHead list, String address);
    }

    private final Visitor visitor;
    private final Members members;
    private final FrontDesk desk;
    private final OwnDeeds deeds;
    private final RoutingContext route;

    OptionPages(Visitor visitor, Members members, FrontDesk desk, OwnDeeds deeds, RoutingContext route) {
        this.visitor = visitor;
        this.members = members;
        this.desk = desk;
        this.deeds = deeds;
        this.route = route;
    }

    @GET
    public TemplateInstance options(@PathParam("address") String address) {
        return page(visitor.list(address), new Typed("", ""));
    }

    private TemplateInstance page(MailingList list, Typed typed) {
        String form = Paths.list(list.address()) + "/options";
        List<OwnOptions> own = visitor.memberships(list).stream()
                .map(m -> OwnOptions.of(m, form, new OptionsView(members.options(m))))
                .toList();
        return Templates.options(ListHead.of(list), own, visitor.person().isPresent(), typed);
    }

    @POST
    public Response choose(
            @PathParam("address") String address,
            @FormParam("member") @DefaultValue("") String id,
            @BeanParam OptionFields fields) {
        MailingList list = visitor.list(address);
        Member member = own(list, id);
        String form = Paths.list(list.address()) + "/options";
        return deeds.choose(member, fields, URI.create(form), fault -> {
            List<OwnOptions> own = visitor.memberships(list).stream()
                    .map(m -> m.id() == member.id()
                            ? OwnOptions.of(m, form, fields.again(fault))
                            : OwnOptions.of(m, form, new OptionsView(members.options(m))))
                    .toList();
            return Templates.options(ListHead.of(list), own, true, new Typed("", ""));
        });
    }

    /// One of the visitor's own memberships; that of somebody else does not exist for them.
    private Member own(MailingList list, String id) {
        long number = Numbers.of(id);
        return visitor.memberships(list).stream()
                .filter(m -> m.id() == number)
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    @GET
    @Path("{form: leave|link}")
    public Response form(@PathParam("address") String address) {
        return Pages.form("/lists/" + Paths.step(address) + "/options");
    }

    @POST
    @Path("leave")
    public Response leave(@PathParam("address") String address, @FormParam("member") @DefaultValue("") String id) {
        MailingList list = visitor.list(address);
        Member member = own(list, id);
        Response left = deeds.leave(list, member, visitor.actor().by());
        return visitor.may(Right.SEE_LIST, list) ? left : Pages.form("/lists");
    }

    @POST
    @Path("link")
    public Response link(@PathParam("address") String address, @FormParam("address") @DefaultValue("") String typed) {
        MailingList list = visitor.list(address);
        try {
            Address who = Address.of(typed.strip());
            String network = SourceNetwork.of(route.request().remoteAddress().hostAddress());
            if (!desk.link(list, who, network)) {
                return Pages.html(Pages.NOT_NOW, page(list, new Typed(typed, Pages.BUSY)));
            }
            return Pages.html(
                    Response.Status.OK.getStatusCode(),
                    Templates.sent(ListHead.of(list), Harmless.line(who.toString(), "")));
        } catch (AddressException wrong) {
            return Pages.again(page(list, new Typed(typed, wrong.getMessage())));
        }
    }
}

package org.carillon.web;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.carillon.desk.Correspondence;
import org.carillon.lists.SettingException;
import org.carillon.lists.Wishes;
import org.carillon.mail.Address;
import org.carillon.mail.AddressException;
import org.carillon.people.SourceNetwork;

/// A member whose old address the link of a letter has proven has a new one on that list: a letter
/// there asks, one to the old address says so, and only then something changes.
@Path("/lists/{address}/options/by/{token}/address")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class LinkAddressPages {
    private final LinkVisitor link;
    private final Wishes wishes;
    private final Correspondence correspondence;
    private final Flash flash;
    private final RoutingContext route;

    LinkAddressPages(
            LinkVisitor link, Wishes wishes, Correspondence correspondence, Flash flash, RoutingContext route) {
        this.link = link;
        this.wishes = wishes;
        this.correspondence = correspondence;
        this.flash = flash;
        this.route = route;
    }

    @GET
    public Response form(@PathParam("address") String address, @PathParam("token") String token) {
        return Pages.form("/lists/" + Paths.step(address) + "/options/by/" + Paths.step(token));
    }

    @POST
    public Response change(
            @PathParam("address") String address,
            @PathParam("token") String token,
            @FormParam("new") @DefaultValue("") String typed) {
        return link.find(address, token)
                .map(linked -> change(linked, typed.strip()))
                .orElseGet(() -> link.stale(address));
    }

    /// What is banned is told when the new address has been proven, and not to whoever types it.
    private Response change(LinkVisitor.Linked linked, String typed) {
        try {
            Address to = Address.of(typed);
            if (to.routed() || to.sameMailbox(linked.member().address())) {
                return again(linked, typed, "Type the new address.");
            }
            String network = SourceNetwork.of(route.request().remoteAddress().hostAddress());
            if (wishes.affordable(linked.member(), to, network)) send(linked, to);
            flash.say("A letter to " + to + " asks whether it is yours, unless it or the old one had several of them."
                    + " Nothing changes before it is answered.");
            return Response.seeOther(URI.create(linked.path())).build();
        } catch (AddressException | SettingException wrong) {
            return again(linked, typed, String.valueOf(wrong.getMessage()));
        }
    }

    private void send(LinkVisitor.Linked linked, Address to) {
        QuarkusTransaction.requiringNew()
                .run(() -> correspondence.send(linked.list(), wishes.askNew(linked.list(), linked.member(), to)));
    }

    private Response again(LinkVisitor.Linked linked, String typed, String fault) {
        return Pages.again(link.page(linked, new LinkVisitor.Typed("", "", typed, fault)));
    }
}

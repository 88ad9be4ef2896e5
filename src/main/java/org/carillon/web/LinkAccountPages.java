package org.carillon.web;

import io.smallrye.common.annotation.Blocking;
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
import org.carillon.desk.GuestDesk;
import org.carillon.lists.By;
import org.carillon.lists.Channel;
import org.carillon.lists.SettingException;
import org.carillon.mail.Address;
import org.carillon.people.PasswordException;

/// A member without an account makes one for the address that the link of a letter has proven.
@Path("/lists/{address}/options/by/{token}/account")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class LinkAccountPages {
    private final LinkVisitor link;
    private final GuestDesk guests;
    private final Visitor visitor;
    private final Flash flash;

    LinkAccountPages(LinkVisitor link, GuestDesk guests, Visitor visitor, Flash flash) {
        this.link = link;
        this.guests = guests;
        this.visitor = visitor;
        this.flash = flash;
    }

    @GET
    public Response form(@PathParam("address") String address, @PathParam("token") String token) {
        return Pages.form("/lists/" + Paths.step(address) + "/options/by/" + Paths.step(token));
    }

    @POST
    public Response make(
            @PathParam("address") String address,
            @PathParam("token") String token,
            @FormParam("name") @DefaultValue("") String name,
            @FormParam("password") @DefaultValue("") String password) {
        return link.find(address, token)
                .map(linked -> make(linked, Harmless.line(name, "").strip(), password))
                .orElseGet(() -> link.stale(address));
    }

    private Response make(LinkVisitor.Linked linked, String name, String password) {
        Address who = linked.member().address();
        By somebody = visitor.actor().by();
        try {
            guests.make(linked.member(), name, password, new By(who + " by a link", Channel.WEB, somebody.from()));
        } catch (PasswordException | SettingException wrong) {
            return again(linked, name, String.valueOf(wrong.getMessage()));
        }
        flash.say("You have an account now: sign in with " + who + " and your password.");
        return Response.seeOther(URI.create("/sign-in?address=" + Paths.encoded(who.toString()) + "&then=/me/lists"))
                .build();
    }

    private Response again(LinkVisitor.Linked linked, String name, String fault) {
        return Pages.again(link.page(linked, new LinkVisitor.Typed(name, fault, "", "")));
    }
}

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
import org.carillon.domains.Domains;
import org.carillon.mail.Address;
import org.carillon.people.PasswordException;
import org.carillon.people.People;

/// A member without an account makes one for the address that the link of a letter has proven.
@Path("/lists/{address}/options/by/{token}/account")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class LinkAccountPages {
    private static final int LONGEST_NAME = 100;

    private final LinkVisitor link;
    private final People people;
    private final Domains domains;
    private final Flash flash;

    LinkAccountPages(LinkVisitor link, People people, Domains domains, Flash flash) {
        this.link = link;
        this.people = people;
        this.domains = domains;
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

    /// An account at one of our own domains would be a mailbox, which those who run the server give.
    private Response make(LinkVisitor.Linked linked, String name, String password) {
        Address who = linked.member().address();
        try {
            if (domains.ours(who.domain())) {
                return again(linked, name, "Accounts at " + who.domain() + " are made by those who run this server.");
            }
            if (name.length() > LONGEST_NAME) {
                return again(linked, name, "A name has at most " + LONGEST_NAME + " characters.");
            }
            if (people.at(who).isPresent() || !people.addGuest(who, name, password)) {
                return again(linked, name, who + " has an account already: sign in.");
            }
        } catch (PasswordException wrong) {
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

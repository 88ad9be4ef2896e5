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
import java.util.List;
import org.carillon.lists.MailingList;
import org.carillon.lists.Nesting;
import org.carillon.lists.Right;

/// Takes lists off lists, from either side. They are put on like members, and shown on the page of members.
@Path("/lists/{address}/members")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class NestedPages {
    private final Visitor visitor;
    private final Nesting nesting;
    private final Flash flash;

    NestedPages(Visitor visitor, Nesting nesting, Flash flash) {
        this.visitor = visitor;
        this.nesting = nesting;
        this.flash = flash;
    }

    @GET
    @Path("nested/off")
    public Response nestedForm(@PathParam("address") String address) {
        return Pages.form("/lists/" + Paths.step(address) + "/members");
    }

    /// @param other the address of a list on this one
    @POST
    @Path("nested/off")
    public Response nested(@PathParam("address") String address, @FormParam("list") @DefaultValue("") String other) {
        MailingList list = visitor.list(address, Right.CHANGE_MEMBERS);
        boolean gone = named(nesting.on(list), other).stream()
                .anyMatch(child -> nesting.part(list, child, visitor.actor().by()));
        return said(list, gone, "is off this list. What is posted here does not go to its members any more");
    }

    @GET
    @Path("umbrellas/off")
    public Response umbrellasForm(@PathParam("address") String address) {
        return Pages.form("/lists/" + Paths.step(address) + "/members");
    }

    /// @param other the address of a list that this one is on
    @POST
    @Path("umbrellas/off")
    public Response umbrellas(@PathParam("address") String address, @FormParam("list") @DefaultValue("") String other) {
        MailingList list = visitor.list(address, Right.NEST);
        boolean gone = named(nesting.above(list), other).stream()
                .anyMatch(above -> nesting.part(above, list, visitor.actor().by()));
        return said(list, gone, "has this list on it no more. What is posted there does not come here any more");
    }

    private static List<MailingList> named(List<MailingList> lists, String address) {
        return lists.stream()
                .filter(one -> one.address().toString().equals(address))
                .toList();
    }

    private Response said(MailingList list, boolean gone, String what) {
        flash.say(gone ? "The other list " + what + "." : "That list was taken off already.");
        return Response.seeOther(URI.create(Paths.list(list.address()) + "/members"))
                .build();
    }
}

package org.carillon.api;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.carillon.lists.MailingList;
import org.carillon.lists.Nesting;
import org.carillon.lists.Right;
import org.carillon.mail.Address;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/// Lists on lists. They are put on one and taken off it as members are; here they are shown, and the list that is on
/// another gets off it.
@AsksRights
@Path("/api/v1/lists/{address}")
@Tag(name = "members")
public class NestedResource {
    public record Other(String address, String name) {
        static Other of(MailingList list) {
            return new Other(list.address().toString(), list.name());
        }
    }

    private final Nesting nesting;
    private final Caller caller;

    NestedResource(Nesting nesting, Caller caller) {
        this.nesting = nesting;
        this.caller = caller;
    }

    @GET
    @Path("nested")
    @Operation(summary = "Show the lists on this one: what is posted here goes to their members, too")
    public List<Other> nested(@RestPath String address) {
        return others(nesting.on(caller.list(address, Right.SEE_MEMBERS)));
    }

    @GET
    @Path("umbrellas")
    @Operation(summary = "Show the lists that this one is on")
    public List<Other> umbrellas(@RestPath String address) {
        return others(nesting.above(caller.list(address, Right.SEE_MEMBERS)));
    }

    private static List<Other> others(List<MailingList> lists) {
        return lists.stream().map(Other::of).toList();
    }

    @DELETE
    @Path("umbrellas/{umbrella}")
    @Operation(summary = "Take this list off another")
    public void leave(@RestPath String address, @RestPath String umbrella) {
        MailingList list = caller.list(address, Right.NEST);
        Address above = Address.of(umbrella);
        boolean gone = nesting.above(list).stream()
                .filter(one -> one.address().sameMailbox(above))
                .anyMatch(one -> nesting.part(one, list, caller.actor().by()));
        if (!gone) throw Refusal.notFound(list.address() + " is not on " + above + ".");
    }
}

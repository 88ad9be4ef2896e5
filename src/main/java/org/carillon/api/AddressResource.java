package org.carillon.api;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.carillon.lists.MailingList;
import org.carillon.lists.Moves;
import org.carillon.lists.Right;
import org.carillon.mail.Address;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// The address of a list, and those that it had before.
@AsksRights
@Path("/api/v1/lists/{address}")
@Tag(name = "lists")
public class AddressResource {
    /// @param again also where another list was before
    public record NewAddress(
            @Nullable String address, @Nullable Boolean again) {}

    /// @param former where letters and links still reach it
    public record Addresses(String address, List<String> former) {
        static Addresses of(MailingList list) {
            return new Addresses(
                    list.address().toString(),
                    list.formerAddresses().stream().map(Address::toString).toList());
        }
    }

    private final Moves moves;
    private final Caller caller;

    AddressResource(Moves moves, Caller caller) {
        this.moves = moves;
        this.caller = caller;
    }

    @POST
    @Path("move")
    @Operation(summary = "Give a list another address; the earlier one is kept, so that letters and links reach it")
    public Addresses move(@RestPath String address, @Nullable NewAddress body) {
        MailingList list = caller.list(address, Right.RENAME);
        NewAddress asked = Wanted.body(body);
        Address wanted = Address.of(Wanted.field("address", asked.address()));
        if (!wanted.domain().equals(list.address().domain())) caller.requireIn(wanted.domain(), Right.CREATE);
        return Addresses.of(moves.move(
                list, wanted, Boolean.TRUE.equals(asked.again()), caller.actor().by()));
    }

    @DELETE
    @Path("former/{former}")
    @Operation(summary = "Let go of an earlier address of a list: letters to it are refused from then on")
    public void letGo(@RestPath String address, @RestPath String former) {
        MailingList list = caller.list(address, Right.RENAME);
        Address given = Address.of(former);
        if (!moves.letGo(list, given, caller.actor().by())) {
            throw Refusal.notFound(given + " is no earlier address of " + list.address() + ".");
        }
    }
}

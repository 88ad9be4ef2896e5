package org.carillon.api;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import org.carillon.lists.ListRegister;
import org.carillon.lists.MailingList;
import org.carillon.lists.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// Makes a list read-only, and opens it again.
@AsksRights
@Path("/api/v1/lists/{address}")
@Tag(name = "lists")
public class ClosingResource {
    /// @param closed since when nobody posts there or joins; null when it is open
    public record Standing(@Nullable Instant closed) {}

    private final ListRegister register;
    private final Caller caller;

    ClosingResource(ListRegister register, Caller caller) {
        this.register = register;
        this.caller = caller;
    }

    @POST
    @Path("close")
    @Operation(summary = "Make a list read-only: nobody posts there or joins, the archive stays")
    public Standing close(@RestPath String address) {
        MailingList list = caller.list(address, Right.CLOSE);
        return standing(register.close(list, caller.actor().by()));
    }

    @POST
    @Path("open")
    @Operation(summary = "Open a list that was closed")
    public Standing open(@RestPath String address) {
        MailingList list = caller.list(address, Right.CLOSE);
        return standing(register.open(list, caller.actor().by()));
    }

    private static Standing standing(MailingList list) {
        return new Standing(list.closedAt().orElse(null));
    }
}

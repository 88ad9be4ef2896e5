package org.carillon.api;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.carillon.lists.MailingList;
import org.carillon.lists.Right;
import org.carillon.lists.Role;
import org.carillon.lists.Staff;
import org.carillon.mail.Address;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// Who runs a list.
@AsksRights
@Path("/api/v1/lists/{address}/staff")
@Tag(name = "lists")
public class StaffResource {
    /// @param role `owner` or `moderator`
    public record Entry(String address, String role) {
        static Entry of(Staff.Entry e) {
            return new Entry(e.address().toString(), e.role().word());
        }
    }

    public record NewEntry(
            @Nullable String address, @Nullable String role) {}

    private final Staff staff;
    private final Caller caller;

    StaffResource(Staff staff, Caller caller) {
        this.staff = staff;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Show the owners and moderators of a list")
    public List<Entry> list(@RestPath String address) {
        return Staff.of(caller.list(address, Right.SEE_STAFF)).stream()
                .map(Entry::of)
                .toList();
    }

    @POST
    @Operation(summary = "Name an owner or a moderator, without a letter; 200 when they were that already")
    public Response add(@RestPath String address, @Nullable NewEntry body) {
        MailingList list = caller.list(address, Right.CHANGE_STAFF);
        NewEntry wanted = Wanted.body(body);
        Address who = Address.of(Wanted.field("address", wanted.address()));
        Role role = Staff.role(Wanted.field("role", wanted.role()));
        boolean fresh = staff.add(list, role, who, caller.actor().by());
        return Response.status(fresh ? 201 : 200)
                .entity(new Entry(who.toString(), role.word()))
                .build();
    }

    @DELETE
    @Path("{role}/{member}")
    @Operation(summary = "Let somebody be owner or moderator no more")
    public void remove(@RestPath String address, @RestPath String role, @RestPath String member) {
        MailingList list = caller.list(address, Right.CHANGE_STAFF);
        Address who = Address.of(member);
        Role from = Staff.role(role);
        if (!staff.remove(caller.actor(), list, from, who)) {
            throw Refusal.notFound(who + " is no " + from.word() + " of " + list.address() + ".");
        }
    }
}

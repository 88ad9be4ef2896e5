package org.carillon.api;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.carillon.desk.ListEnding;
import org.carillon.lists.ListRegister;
import org.carillon.lists.ListStyle;
import org.carillon.lists.MailingList;
import org.carillon.lists.Members;
import org.carillon.lists.Profile;
import org.carillon.lists.Revisions;
import org.carillon.lists.Right;
import org.carillon.lists.Role;
import org.carillon.lists.Staff;
import org.carillon.mail.Address;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

@AsksRights
@Path("/api/v1/lists")
@Tag(name = "lists")
public class ListsResource {
    public record Summary(String address, String name, long members, boolean closed) {}

    /// @param former addresses that it had before, and keeps
    /// @param closed since when nobody posts there or joins
    /// @param settings every key there is, also those with their usual value
    public record Details(
            String address,
            String name,
            String description,
            long members,
            List<String> owners,
            List<String> moderators,
            List<String> former,
            @Nullable Instant closed,
            Map<String, String> settings) {}

    private final ListRegister register;
    private final Revisions revisions;
    private final Members members;
    private final ListEnding ending;
    private final Staff staff;
    private final ReachedLists reached;
    private final Caller caller;

    ListsResource(
            ListRegister register,
            Revisions revisions,
            Members members,
            ListEnding ending,
            Staff staff,
            ReachedLists reached,
            Caller caller) {
        this.revisions = revisions;
        this.staff = staff;
        this.reached = reached;
        this.register = register;
        this.ending = ending;
        this.members = members;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Show all lists that the token is for")
    public Response list(@BeanParam Paging paging, UriInfo uri) {
        @Nullable Address after = paging.afterText().isEmpty() ? null : Address.of(paging.afterText());
        var page =
                reached.page(after, paging.limit()).stream().map(this::summary).toList();
        return paging.answer(page, uri, Summary::address);
    }

    @POST
    @Transactional
    @Operation(summary = "Make a list in one of our domains")
    public Response create(@Nullable NewList body) {
        NewList wanted = Wanted.body(body);
        Address address = Address.of(Wanted.field("address", wanted.address()));
        caller.requireIn(address.domain(), Right.CREATE);
        boolean there = MailingList.at(address)
                .filter(list -> list.address().sameMailbox(address))
                .isPresent();
        if (there) throw Refusal.conflict("The list " + address + " exists already.");
        Profile profile = Profile.of(
                        address,
                        wanted.name() == null ? "" : wanted.name(),
                        wanted.chosenStyle().settings())
                .described(wanted.description() == null ? "" : wanted.description())
                .with(Changes.lines(wanted.settings()));
        MailingList list = register.create(
                address,
                profile,
                Changes.addresses(wanted.owners()),
                !Boolean.FALSE.equals(wanted.again()),
                caller.actor().by());
        return Response.created(URI.create("/api/v1/lists/" + list.address()))
                .entity(details(list))
                .build();
    }

    @GET
    @Path("{address}")
    @Operation(summary = "Show a list with all its settings")
    public Details show(@RestPath String address) {
        return details(caller.list(address, Right.SEE_SETTINGS));
    }

    @PATCH
    @Path("{address}")
    @Transactional
    @Operation(summary = "Change settings, name, description or owners; what is not named stays")
    public Details change(@RestPath String address, @Nullable Changes body) {
        MailingList list = caller.list(address, Right.CHANGE_SETTINGS);
        Changes wanted = Wanted.body(body);
        revisions.change(list, wanted::applied, caller.actor().by());
        staff(list, Role.OWNER, wanted.owners());
        staff(list, Role.MODERATOR, wanted.moderators());
        return details(caller.list(address, Right.SEE_SETTINGS));
    }

    @DELETE
    @Path("{address}")
    @Operation(summary = "Delete a list with its members, archive, held posts, rules and trail")
    public void delete(@RestPath String address) {
        ending.end(caller.list(address, Right.DELETE), caller.actor().by());
    }

    /// All of them from now on; null leaves them as they are.
    private void staff(MailingList list, Role role, @Nullable List<String> texts) {
        if (texts == null) return;
        caller.require(Right.CHANGE_STAFF, list);
        List<Address> wanted = Changes.addresses(texts);
        wanted.forEach(one -> staff.add(list, role, one, caller.actor().by()));
        Staff.of(list).stream()
                .filter(e -> e.role() == role && wanted.stream().noneMatch(e.address()::sameMailbox))
                .forEach(e -> staff.remove(caller.actor(), list, role, e.address()));
    }

    private Summary summary(MailingList list) {
        return new Summary(list.address().toString(), list.name(), members.count(list.id()), list.closed());
    }

    private Details details(MailingList list) {
        return new Details(
                list.address().toString(),
                list.name(),
                list.description(),
                members.count(list.id()),
                texts(list.owners()),
                texts(list.moderators()),
                texts(list.formerAddresses()),
                list.closedAt().orElse(null),
                list.settings().all());
    }

    private static List<String> texts(List<Address> addresses) {
        return addresses.stream().map(Address::toString).toList();
    }

    /// @param again false: not where another list was before
    /// @param style a word of [ListStyle]; where the settings start from
    public record NewList(
            @Nullable String address,
            @Nullable String name,
            @Nullable String description,
            @Nullable List<String> owners,
            @Nullable String style,
            @Nullable Boolean again,
            @Nullable Map<String, String> settings) {
        ListStyle chosenStyle() {
            return style == null ? ListStyle.DISCUSSION : ListStyle.of(style);
        }
    }

    /// @param owners all of them from now on, as `moderators`
    public record Changes(
            @Nullable String name,
            @Nullable String description,
            @Nullable List<String> owners,
            @Nullable List<String> moderators,
            @Nullable Map<String, String> settings) {
        private Profile applied(Profile profile) {
            Profile changed = profile.with(lines(settings));
            if (name != null) changed = changed.named(name);
            return description == null ? changed : changed.described(description);
        }

        static List<String> lines(@Nullable Map<String, String> settings) {
            if (settings == null) return List.of();
            if (settings.containsValue(null)) throw Refusal.invalid("A setting has the value null; give a text.");
            return settings.entrySet().stream()
                    .map(e -> e.getKey() + "=" + e.getValue())
                    .toList();
        }

        static List<Address> addresses(@Nullable List<String> texts) {
            if (texts == null) return List.of();
            return texts.stream()
                    .map(t -> Address.of(Wanted.field("owners", t)))
                    .toList();
        }
    }
}

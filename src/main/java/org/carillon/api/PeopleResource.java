package org.carillon.api;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import org.carillon.directory.Destination;
import org.carillon.directory.Directory;
import org.carillon.lists.EndedAddresses;
import org.carillon.mail.Address;
import org.carillon.people.People;
import org.carillon.people.Person;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/people")
@Tag(name = "people")
public class PeopleResource {
    /// @param again false: not where a list was before
    public record NewPerson(
            @Nullable String address,
            @Nullable String name,
            @Nullable String password,
            @Nullable Boolean admin,
            @Nullable Boolean again) {}

    public record Account(long id, String address, String name, boolean admin, Instant since) {
        static Account of(Person person) {
            return new Account(
                    person.id(), person.address().toString(), person.name(), person.admin(), person.createdAt());
        }
    }

    public record NewAccount(String address, String name) {}

    private final People people;
    private final Directory directory;
    private final EndedAddresses ended;

    PeopleResource(People people, Directory directory, EndedAddresses ended) {
        this.ended = ended;
        this.people = people;
        this.directory = directory;
    }

    @GET
    @Operation(summary = "Show the accounts")
    public Response list(@BeanParam Paging paging, UriInfo uri) {
        var page = people.page(paging.after(0), paging.limit()).stream()
                .map(Account::of)
                .toList();
        return paging.answer(page, uri, Account::id);
    }

    @POST
    @Operation(summary = "Make an account; 409 when the address has one")
    public Response add(@Nullable NewPerson body) {
        NewPerson wanted = Wanted.body(body);
        Address address = Address.of(Wanted.field("address", wanted.address()));
        String name = Wanted.line("name", wanted.name());
        String password = wanted.password() == null ? "" : wanted.password();
        if (Boolean.FALSE.equals(wanted.again())) {
            ended.objection(address, null).ifPresent(why -> {
                throw Refusal.conflict(why);
            });
        }
        if (listsLiveAt(address)) throw Refusal.conflict(address + " is an address of a list.");
        if (!people.add(address, name, password, Boolean.TRUE.equals(wanted.admin())))
            throw Refusal.conflict(address + " has an account already.");
        ended.take(address);
        return Response.status(201)
                .entity(new NewAccount(address.toString(), name))
                .build();
    }

    private boolean listsLiveAt(Address address) {
        return switch (directory.lookup(address)) {
            case Destination.ListPost _, Destination.ListCommand _, Destination.ListBounce _, Destination.ListOwner _ ->
                true;
            case Destination.PersonInbox _,
                    Destination.ForwardReturn _,
                    Destination.Postmaster _,
                    Destination.Remote _,
                    Destination.Unknown _ -> false;
        };
    }
}

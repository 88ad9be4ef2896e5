package org.carillon.api;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import org.carillon.mail.Address;
import org.carillon.people.People;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/people")
@Tag(name = "people")
public class PeopleResource {
    public record NewPerson(
            @Nullable String address,
            @Nullable String name,
            @Nullable String password) {}

    public record Account(long id, String address, String name, Instant since) {
        static Account of(People.Person person) {
            return new Account(person.id(), person.address().toString(), person.name(), person.createdAt());
        }
    }

    public record NewAccount(String address, String name) {}

    private final People people;

    PeopleResource(People people) {
        this.people = people;
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
        if (!people.add(address, name, password)) throw Refusal.conflict(address + " has an account already.");
        return Response.status(201)
                .entity(new NewAccount(address.toString(), name))
                .build();
    }
}

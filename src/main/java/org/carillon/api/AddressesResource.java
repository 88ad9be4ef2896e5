package org.carillon.api;

import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.carillon.desk.AddressDesk;
import org.carillon.mail.Address;
import org.carillon.people.People;
import org.carillon.people.Person;
import org.carillon.people.SourceNetwork;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/people/{person}/addresses")
@Tag(name = "people")
public class AddressesResource {
    /// @param first by which the person is known; not looked at when it is sent
    public record Own(@Nullable String address, @Nullable Boolean first) {}

    /// @param asked the address to which a letter goes
    public record Asked(String asked) {}

    private final People people;
    private final AddressDesk desk;
    private final RoutingContext route;

    AddressesResource(People people, AddressDesk desk, RoutingContext route) {
        this.people = people;
        this.desk = desk;
        this.route = route;
    }

    @GET
    @Operation(summary = "Show the addresses of somebody with an account")
    public List<Own> list(@RestPath String person) {
        Person who = person(person);
        return people.addresses(who).stream()
                .map(a -> new Own(a.toString(), a.key().equals(who.address().key())))
                .toList();
    }

    @POST
    @Operation(summary = "Ask by a letter to it whether an address is theirs, too; they confirm while signed in")
    public Response add(@RestPath String person, @Nullable Own body) {
        Person who = person(person);
        Address address = Address.of(Wanted.field("address", Wanted.body(body).address()));
        desk.ask(who, address, SourceNetwork.of(route.request().remoteAddress().hostAddress()));
        return Response.status(202).entity(new Asked(address.toString())).build();
    }

    @DELETE
    @Path("{address}")
    @Operation(summary = "Take an address away; the first one stays")
    public void remove(@RestPath String person, @RestPath String address) {
        Person who = person(person);
        Address other = Address.of(address);
        if (who.address().sameMailbox(other)) throw Refusal.conflict("The first address of an account stays.");
        if (!desk.remove(who, other)) {
            throw Refusal.notFound(other + " is no address of " + who.address() + ".");
        }
    }

    private Person person(String address) {
        return Address.parse(address)
                .flatMap(people::owner)
                .orElseThrow(() -> Refusal.notFound("Nobody with an account has that address."));
    }
}

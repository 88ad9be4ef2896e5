package org.carillon.web;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.carillon.lists.MailingList;
import org.carillon.people.People;
import org.carillon.people.Person;

/// Who looks at the page at hand, and what he may do. A page that somebody may not see does not exist for him:
/// it answers 404, as 403 would tell that there is something.
@RequestScoped
public class Visitor {
    private final RoutingContext route;
    private final People people;

    Visitor(RoutingContext route, People people) {
        this.route = route;
        this.people = people;
    }

    /// Who is signed in.
    public Optional<Person> person() {
        return Recognition.person(route);
    }

    /// Runs the whole site.
    public boolean admin() {
        return person().map(Person::admin).orElse(false);
    }

    /// Runs that list: one of its owners, by any of the person's addresses, or an admin.
    public boolean runs(MailingList list) {
        return admin()
                || person().stream().flatMap(p -> people.addresses(p).stream()).anyMatch(list::owns);
    }

    /// Who is signed in; whoever is not goes to the sign-in page and comes back.
    public Person required() {
        return person().orElseThrow(() -> new WebApplicationException(signInFirst()));
    }

    private Response signInFirst() {
        boolean comeBack = route.request().method().name().equals("GET");
        String then = comeBack ? "?then=" + Paths.encoded(route.request().uri()) : "";
        return Response.status(Response.Status.SEE_OTHER)
                .location(URI.create("/sign-in" + then))
                .build();
    }

    /// @throws NotFoundException for everybody but admins; who is not signed in may do so first
    public void requireAdmin() {
        required();
        if (!admin()) throw new NotFoundException();
    }

    /// @throws NotFoundException for everybody but those who run that list; who is not signed in may do so first
    public void requireRuns(MailingList list) {
        required();
        if (!runs(list)) throw new NotFoundException();
    }
}

package org.carillon.web;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.carillon.lists.MailingList;
import org.carillon.lists.Member;
import org.carillon.lists.Members;
import org.carillon.lists.Setting;
import org.carillon.mail.Address;
import org.carillon.people.People;
import org.carillon.people.Person;
import org.jspecify.annotations.Nullable;

/// Who looks at the page at hand, and what he may do. A page that somebody may not see does not exist for him:
/// it answers 404, as 403 would tell that there is something.
@RequestScoped
public class Visitor {
    private final RoutingContext route;
    private final People people;
    private final Members members;
    private @Nullable List<Address> addresses;

    Visitor(RoutingContext route, People people, Members members) {
        this.route = route;
        this.people = people;
        this.members = members;
    }

    /// Who is signed in.
    public Optional<Person> person() {
        return Recognition.person(route);
    }

    /// Runs the whole site.
    public boolean admin() {
        return person().map(Person::admin).orElse(false);
    }

    /// Those of who is signed in, asked for once: a directory looks at them for each of its lists.
    private List<Address> addresses() {
        if (addresses == null) {
            addresses = person().map(people::addresses).orElse(List.of());
        }
        return addresses;
    }

    /// Runs that list: one of its owners, by any of the person's addresses, or an admin.
    public boolean runs(MailingList list) {
        return admin() || addresses().stream().anyMatch(list::owns);
    }

    /// The memberships of who is signed in on that list, by any of the person's addresses.
    public List<Member> memberships(MailingList list) {
        return addresses().stream()
                .flatMap(a -> members.find(list.id(), a).stream())
                .toList();
    }

    /// May read what the list's archive keeps, as its setting says.
    public boolean reads(MailingList list) {
        return switch (list.settings().value(Setting.ARCHIVE)) {
            case "public" -> true;
            case "members" -> runs(list) || !memberships(list).isEmpty();
            case "owners" -> runs(list);
            default -> false;
        };
    }

    /// May know that there is such a list. One that nobody can join and whose archive is not public is known only
    /// to those on it.
    public boolean sees(MailingList list) {
        boolean open = !list.settings().value(Setting.SUBSCRIBE).equals("closed")
                || list.settings().value(Setting.ARCHIVE).equals("public");
        return open || runs(list) || !memberships(list).isEmpty();
    }

    /// The list at that address.
    /// @throws NotFoundException when there is none that this visitor may know of
    public MailingList list(String address) {
        return Address.parse(address)
                .flatMap(MailingList::at)
                .filter(this::sees)
                .orElseThrow(NotFoundException::new);
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

    /// The list at that address, for those who run it.
    /// @throws NotFoundException for everybody else, as if there were none; who is not signed in may do so first
    public MailingList run(String address) {
        required();
        return Address.parse(address)
                .flatMap(MailingList::at)
                .filter(this::runs)
                .orElseThrow(NotFoundException::new);
    }

    /// @throws NotFoundException for everybody but those who run that list; who is not signed in may do so first
    public void requireRuns(MailingList list) {
        required();
        if (!runs(list)) throw new NotFoundException();
    }
}

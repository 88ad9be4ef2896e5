package org.carillon.web;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import org.carillon.lists.Actor;
import org.carillon.lists.By;
import org.carillon.lists.Channel;
import org.carillon.lists.MailingList;
import org.carillon.lists.Member;
import org.carillon.lists.Members;
import org.carillon.lists.Right;
import org.carillon.lists.Rights;
import org.carillon.lists.Role;
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
    private final Rights rights;
    private @Nullable List<Address> addresses;

    Visitor(RoutingContext route, People people, Members members, Rights rights) {
        this.rights = rights;
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

    /// Who that is for a list, and by which door.
    public Actor actor() {
        var by =
                new By(person().map(p -> p.address().toString()).orElse("somebody on its page"), Channel.WEB, client());
        return new Actor(by, addresses(), admin() ? List.of(Actor.Grant.SITE) : List.of());
    }

    private String client() {
        return route.request().remoteAddress() == null
                ? ""
                : route.request().remoteAddress().hostAddress();
    }

    /// May do that with this list, signed in or not.
    public boolean may(Right right, MailingList list) {
        return rights.may(actor(), right, list);
    }

    /// May do that in one of our domains.
    public boolean mayIn(Right right, String domain) {
        return rights.mayIn(actor(), right, domain);
    }

    /// What the visitor is to that list.
    public Role role(MailingList list) {
        return rights.role(actor(), list);
    }

    /// The memberships of who is signed in on that list, by any of the person's addresses.
    public List<Member> memberships(MailingList list) {
        return addresses().stream()
                .flatMap(a -> members.find(list.id(), a).stream())
                .toList();
    }

    /// The list at that address.
    /// @throws NotFoundException when there is none that this visitor may know of
    public MailingList list(String address) {
        return Address.parse(address)
                .flatMap(MailingList::at)
                .filter(list -> may(Right.SEE_LIST, list))
                .map(list -> here(list, address))
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

    /// The list at that address, for those who may do that with it.
    /// @throws NotFoundException for everybody else, as if there were none; who is not signed in may do so first
    public MailingList list(String address, Right right) {
        required();
        return Address.parse(address)
                .flatMap(MailingList::at)
                .filter(list -> may(right, list))
                .map(list -> here(list, address))
                .orElseThrow(NotFoundException::new);
    }

    /// Who looks at a page by an address that the list had before goes on to where it is now. What is sent there is
    /// done: a browser would lose it.
    MailingList here(MailingList list, String address) {
        boolean now = Address.parse(address).filter(list.address()::sameMailbox).isPresent();
        if (now || !route.request().method().name().equals("GET")) return list;
        throw new WebApplicationException(Response.status(Response.Status.FOUND)
                .location(moved(Paths.list(list.address()), route.request().uri()))
                .build());
    }

    /// The same page of the list where it is now; its home when what was asked for is no URI.
    private static URI moved(String home, String uri) {
        int query = uri.indexOf('?');
        String path = query < 0 ? uri : uri.substring(0, query);
        int below = path.indexOf('/', "/lists/".length());
        try {
            return new URI(home + (below < 0 ? "" : path.substring(below)) + (query < 0 ? "" : uri.substring(query)));
        } catch (URISyntaxException odd) {
            return URI.create(home);
        }
    }

    /// @throws NotFoundException for everybody who may not; who is not signed in may do so first
    public void require(Right right, MailingList list) {
        required();
        if (!may(right, list)) throw new NotFoundException();
    }
}

package org.carillon.web;

import io.quarkus.arc.Arc;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.mail.Address;
import org.carillon.people.Person;

/// What `templates/page.html` and the tags ask for: where to go from here, who is signed in, what to say once,
/// and the token of forms. Templates reach it as `inject:frame`. The pages behind links of letters ([LeavePages])
/// have no visitor: the frame is plain there.
@ApplicationScoped
@Named("frame")
public class Frame {
    /// A place in the navigation; `here` when the page at hand is below it.
    public record Place(String path, String word, boolean here) {}

    private final CurrentVertxRequest current;
    private final FormTokens tokens;
    private final Flash flash;
    private final DemoHints demo;

    Frame(CurrentVertxRequest current, FormTokens tokens, Flash flash, DemoHints demo) {
        this.current = current;
        this.tokens = tokens;
        this.flash = flash;
        this.demo = demo;
    }

    private Optional<RoutingContext> route() {
        if (!Arc.container().requestContext().isActive()) return Optional.empty();
        return Optional.ofNullable(current.getCurrent());
    }

    private Optional<Person> visitor() {
        return route().flatMap(Recognition::person);
    }

    public List<Place> places() {
        var places = new ArrayList<Place>();
        places.add(place("/lists", "Lists"));
        if (visitor().isPresent()) {
            places.add(place("/me/lists", "My lists"));
            places.add(place("/me/addresses", "My addresses"));
            places.add(place("/me/away", "Away message"));
            places.add(place("/me/rules", "Sort rules"));
            places.add(place("/me/folders", "Folders"));
            places.add(place("/me/sending", "Sending"));
        }
        if (letters() && !admin()) places.add(place("/captured", "Captured letters"));
        return places;
    }

    /// Places for those who run the site, which have a menu of their own; empty for others.
    public List<Place> site() {
        if (!admin()) return List.of();
        var places = new ArrayList<>(List.of(
                place("/queue", "Queue"),
                place("/site/domains", "Domains"),
                place("/site/doors", "Doors"),
                place("/site/rules", "Site rules"),
                place("/tokens", "Tokens"),
                place("/site/trail", "Log")));
        if (letters()) places.add(place("/captured", "Captured letters"));
        return places;
    }

    /// The page at hand is one of those.
    public boolean siteHere() {
        return site().stream().anyMatch(Place::here);
    }

    private boolean admin() {
        return visitor().map(Person::admin).orElse(false);
    }

    /// True when this visitor may look at the captured letters.
    public boolean letters() {
        return demo.open() || demo.captures() && admin();
    }

    private Place place(String path, String word) {
        String now = route().map(RoutingContext::normalizedPath).orElse("");
        return new Place(path, word, now.equals(path) || now.startsWith(path + "/"));
    }

    public boolean signedIn() {
        return visitor().isPresent();
    }

    /// Name of who is signed in, else empty.
    public String who() {
        return visitor()
                .map(p -> p.name().isBlank() ? p.address().toString() : p.name())
                .orElse("");
    }

    /// Leads to the sign-in page and back here.
    public String signIn() {
        String here = route().filter(r -> r.request().method().name().equals("GET"))
                .map(r -> Paths.local(r.request().uri()))
                .orElse("/");
        return here.equals("/") ? "/sign-in" : "/sign-in?then=" + Paths.encoded(here);
    }

    /// A sentence to show once; empty when there is none.
    public String flash() {
        return route().flatMap(flash::take).orElse("");
    }

    /// The token that every form bears.
    public String token() {
        return route().map(tokens::token).orElse("");
    }

    /// An address, or a name that may hold some, as this visitor may see it: whole to who is signed in, `ana@…` to
    /// others.
    public String shown(Object address) {
        String text = String.valueOf(address);
        return signedIn() ? text : Address.masked(text);
    }
}

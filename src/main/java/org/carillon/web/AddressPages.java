package org.carillon.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.carillon.desk.AddressDesk;
import org.carillon.lists.AddressChanges;
import org.carillon.lists.MailingList;
import org.carillon.lists.Member;
import org.carillon.lists.Members;
import org.carillon.lists.SettingException;
import org.carillon.mail.Address;
import org.carillon.mail.AddressException;
import org.carillon.people.AddressClaims;
import org.carillon.people.People;
import org.carillon.people.Person;
import org.carillon.people.SourceNetwork;

/// The addresses of who is signed in: more of them, fewer, and to which each list delivers.
@Path("/me/addresses")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class AddressPages {
    private static final int GONE = 404;

    /// @param first by which the person is known
    /// @param runs the lists whose owner or moderator that address is
    record Own(String address, boolean first, List<String> runs) {}

    /// One membership.
    record Delivery(long id, String path, String list, String address) {}

    /// What was typed, and what is wrong with it.
    record Typed(String address, String fault) {}

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance addresses(
                List<Own> own, boolean settled, List<Delivery> deliveries, Typed typed);

        static native TemplateInstance confirm(String address, String account, String action);

        static native TemplateInstance stale(String account);
    }

    private final Visitor visitor;
    private final People people;
    private final Members members;
    private final AddressChanges moves;
    private final AddressDesk desk;
    private final AddressClaims claims;
    private final PasswordStep passwords;
    private final Flash flash;
    private final RoutingContext route;

    AddressPages(
            Visitor visitor,
            People people,
            Members members,
            AddressChanges moves,
            AddressDesk desk,
            AddressClaims claims,
            PasswordStep passwords,
            Flash flash,
            RoutingContext route) {
        this.visitor = visitor;
        this.people = people;
        this.members = members;
        this.moves = moves;
        this.desk = desk;
        this.claims = claims;
        this.passwords = passwords;
        this.flash = flash;
        this.route = route;
    }

    @GET
    public TemplateInstance addresses() {
        return page(visitor.required(), new Typed("", ""));
    }

    private TemplateInstance page(Person person, Typed typed) {
        List<Address> all = people.addresses(person);
        return Templates.addresses(
                all.stream().map(a -> own(person, a)).toList(),
                desk.settled(person),
                members.of(all).stream().flatMap(m -> delivery(m).stream()).toList(),
                typed);
    }

    private Own own(Person person, Address address) {
        List<String> runs = moves.runBy(address).stream()
                .map(list -> list.address().toString())
                .toList();
        return new Own(address.toString(), address.key().equals(person.address().key()), runs);
    }

    private static Optional<Delivery> delivery(Member member) {
        return MailingList.withId(member.listId())
                .map(list -> new Delivery(
                        member.id(),
                        Paths.list(list.address()),
                        Harmless.line(list.name(), list.address().local()),
                        member.address().toString()));
    }

    /// The budgets are asked before a transaction begins.
    @POST
    public Response add(@FormParam("address") @DefaultValue("") String typed) {
        Person person = visitor.required();
        try {
            Address address = Address.of(typed.strip());
            desk.ask(
                    person,
                    address,
                    SourceNetwork.of(route.request().remoteAddress().hostAddress()));
            return done("A letter to " + address + " asks whether it is yours, unless it had several of them today."
                    + " The link in it works for three days.");
        } catch (AddressException | SettingException wrong) {
            return Pages.again(page(person, new Typed(typed, String.valueOf(wrong.getMessage()))));
        }
    }

    private Response done(String sentence) {
        flash.say(sentence);
        return Response.seeOther(URI.create("/me/addresses")).build();
    }

    @GET
    @Path("{form: remove|first|deliver|move}")
    public Response form() {
        return Pages.form("/me/addresses");
    }

    @POST
    @Path("remove")
    public Response remove(
            @FormParam("address") @DefaultValue("") String typed,
            @FormParam("password") @DefaultValue("") String password) {
        return byPassword(typed, password, "remove", " will be no address of your account any more.", this::remove);
    }

    private Response remove(Person person, Address address) {
        return desk.remove(person, address)
                ? done(address + " is no longer an address of your account. Lists that deliver there go on to do so.")
                : done("Nothing was changed: the first address of an account stays.");
    }

    @POST
    @Path("first")
    public Response first(
            @FormParam("address") @DefaultValue("") String typed,
            @FormParam("password") @DefaultValue("") String password) {
        return byPassword(typed, password, "first", " will be the address by which you are known here.", this::first);
    }

    private Response first(Person person, Address address) {
        try {
            desk.first(person, address);
            return done(address + " is your first address now.");
        } catch (SettingException settled) {
            return done("Nothing was changed. " + settled.getMessage());
        }
    }

    private Response byPassword(
            String typed, String password, String form, String what, BiFunction<Person, Address, Response> then) {
        Person person = visitor.required();
        Address address = mine(person, typed);
        var deed = new PasswordStep.Deed(
                address + what, "/me/addresses/" + form, List.of(new PasswordStep.Kept("address", typed)));
        return passwords.ask(person, password, deed, () -> then.apply(person, address));
    }

    /// One of the person's own; another's does not exist for them.
    private Address mine(Person person, String typed) {
        return people.addresses(person).stream()
                .filter(a -> a.toString().equals(typed))
                .findFirst()
                .orElseThrow(NotFoundException::new);
    }

    @POST
    @Path("deliver")
    public Response deliver(
            @FormParam("member") @DefaultValue("") String id, @FormParam("address") @DefaultValue("") String typed) {
        Person person = visitor.required();
        Address to = mine(person, typed);
        Member member = members.of(people.addresses(person)).stream()
                .filter(m -> m.id() == Numbers.of(id))
                .findFirst()
                .orElseThrow(NotFoundException::new);
        MailingList list = MailingList.withId(member.listId()).orElseThrow(NotFoundException::new);
        try {
            moves.move(list, member, to, visitor.actor().by());
            return done(list.address() + " delivers to " + to + " now.");
        } catch (SettingException against) {
            return done("Nothing was changed. " + against.getMessage());
        }
    }

    /// All lists at once, and the roles of those who run some.
    @POST
    @Path("move")
    public Response move(
            @FormParam("from") @DefaultValue("") String from,
            @FormParam("to") @DefaultValue("") String to,
            @FormParam("password") @DefaultValue("") String password) {
        Person person = visitor.required();
        Address old = mine(person, from);
        Address now = mine(person, to);
        if (old.sameMailbox(now)) return done("Nothing was changed: choose two addresses.");
        var deed = new PasswordStep.Deed(
                now + " will take the place of " + old + " on all lists, with what you own or moderate.",
                "/me/addresses/move",
                List.of(new PasswordStep.Kept("from", from), new PasswordStep.Kept("to", to)));
        return passwords.ask(person, password, deed, () -> move(person, old, now));
    }

    private Response move(Person person, Address old, Address now) {
        AddressChanges.Outcome outcome =
                moves.moveWithRoles(old, now, visitor.actor().by());
        desk.moved(person, old, now);
        return done(now + " has taken the place of " + old + " on "
                + lists(outcome.moved().size()) + ". " + String.join(" ", outcome.refused()));
    }

    private static String lists(int count) {
        return count == 1 ? "1 list" : count + " lists";
    }

    /// The link of a letter. It does nothing in the hands of anybody but the one who asked for it.
    @GET
    @Path("confirm/{token}")
    public Response confirmForm(@PathParam("token") String token) {
        Person person = visitor.required();
        return claims.find(person.id(), token)
                .map(address -> Pages.html(
                        Response.Status.OK.getStatusCode(),
                        Templates.confirm(
                                address.toString(),
                                person.address().toString(),
                                "/me/addresses/confirm/" + Paths.encoded(token))))
                .orElseGet(() -> stale(person));
    }

    @POST
    @Path("confirm/{token}")
    public Response confirm(@PathParam("token") String token) {
        Person person = visitor.required();
        return switch (desk.confirm(person, token)) {
            case ADDED -> done("The address is yours now. Below you say which list delivers to it.");
            case YOURS -> done("The address was yours before.");
            case ANOTHERS ->
                done("That address belongs to another account. Sign in there and take it away first, if it is yours.");
            case OURS -> done("Nothing was changed: that address is given by those who run this server.");
            case STAFFS ->
                done("Nothing was changed: that address helps to run lists here. Those who run this server can make"
                        + " an account for it.");
            case FULL -> done("Nothing was added. " + AddressDesk.FULL);
            case UNKNOWN -> stale(person);
        };
    }

    private static Response stale(Person person) {
        return Pages.html(GONE, Templates.stale(person.address().toString()));
    }
}

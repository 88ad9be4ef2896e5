package org.carillon.web;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.carillon.desk.Correspondence;
import org.carillon.desk.FrontDesk;
import org.carillon.desk.Reception;
import org.carillon.lists.Application;
import org.carillon.lists.JoinRequests;
import org.carillon.lists.MailingList;
import org.carillon.lists.Member;
import org.carillon.lists.Right;
import org.carillon.lists.SettingException;
import org.carillon.lists.Wishes;
import org.carillon.mail.Address;
import org.carillon.mail.AddressException;
import org.carillon.mail.Mailbox;
import org.carillon.people.Person;
import org.carillon.people.SourceNetwork;
import org.jspecify.annotations.Nullable;

/// A list's own page: what it is, how to join and leave. A visitor who names an address gets the same answer
/// whether it is on the list or not: look into your mailbox. Who is signed in acts at once with his own address.
@Path("/lists/{address}")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class ListHomePages {
    private static final int LONGEST_NAME = 100;

    /// What the visitor is to this list.
    ///
    /// @param own his address, when he is signed in; else empty
    /// @param member the addresses by which he is on the list
    /// @param waits his own address waits for a moderator
    record Standing(String own, List<String> member, boolean waits, boolean reads) {}

    /// What was typed into one of the two forms.
    ///
    /// @param wish `join` or `leave`; empty when none was sent
    /// @param words to the people who run the list
    record Typed(String wish, String address, String name, String words, String fault) {
        static final Typed NOTHING = new Typed("", "", "", "", "");

        /// The form's values come back into the form they were typed into, and only there.
        public String address(String form) {
            return wish.equals(form) ? address : "";
        }

        public String fault(String form) {
            return wish.equals(form) ? fault : "";
        }

        boolean joins() {
            return wish.equals("join");
        }

        Typed but(String sentence) {
            return new Typed(wish, address, name, words, sentence);
        }
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance home(ListCard list, Standing you, Typed typed, NestedShelf.Family nested);

        static native TemplateInstance sent(ListCard list, String address, boolean join);
    }

    private final Visitor visitor;
    private final Wishes wishes;
    private final Reception reception;
    private final FrontDesk desk;
    private final JoinRequests requests;
    private final Correspondence correspondence;
    private final NestedShelf nested;
    private final Flash flash;
    private final RoutingContext route;

    ListHomePages(
            Visitor visitor,
            Wishes wishes,
            Reception reception,
            FrontDesk desk,
            JoinRequests requests,
            Correspondence correspondence,
            NestedShelf nested,
            Flash flash,
            RoutingContext route) {
        this.nested = nested;
        this.reception = reception;
        this.desk = desk;
        this.requests = requests;
        this.visitor = visitor;
        this.wishes = wishes;
        this.correspondence = correspondence;
        this.flash = flash;
        this.route = route;
    }

    @GET
    public TemplateInstance home(@PathParam("address") String address) {
        return home(visitor.list(address), Typed.NOTHING);
    }

    private TemplateInstance home(MailingList list, Typed typed) {
        List<String> member = visitor.memberships(list).stream()
                .map(m -> m.address().toString())
                .toList();
        String own = visitor.person().map(p -> p.address().toString()).orElse("");
        boolean waits =
                visitor.person().filter(p -> requests.waits(list, p.address())).isPresent();
        var you = new Standing(own, member, waits, visitor.may(Right.READ_ARCHIVE, list));
        return Templates.home(ListCard.of(list), you, typed, nested.visible(list));
    }

    @GET
    @Path("{form: join|leave}")
    public Response form(@PathParam("address") String address) {
        return Pages.form("/lists/" + Paths.step(address));
    }

    @POST
    @Path("join")
    public Response join(
            @PathParam("address") String address,
            @FormParam("address") @Nullable String typed,
            @FormParam("name") @Nullable String name,
            @FormParam("words") @DefaultValue("") String words) {
        MailingList list = visitor.list(address);
        Optional<Person> person = visitor.person();
        if (person.isPresent() && typed == null) {
            Person p = person.get();
            var who = new Mailbox(p.name(), p.address());
            var application = Application.signedIn(who, words);
            return said(
                    list,
                    reception.join(list, application, visitor.actor().by()).sentence());
        }
        return ask(list, new Typed("join", text(typed), text(name), words, ""));
    }

    @POST
    @Path("leave")
    public Response leave(@PathParam("address") String address, @FormParam("address") @Nullable String who) {
        MailingList list = visitor.list(address);
        List<Member> own = visitor.memberships(list);
        if (!own.isEmpty() && who == null) {
            Member first = own.getFirst();
            return done(
                    list,
                    () -> wishes.leave(list, first.mailbox(), visitor.actor().by()));
        }
        return ask(list, new Typed("leave", text(who), "", "", ""));
    }

    private static String text(@Nullable String field) {
        return field == null ? "" : field.strip();
    }

    /// The question goes to the address and nowhere else.
    private Response ask(MailingList list, Typed typed) {
        try {
            if (typed.name().length() > LONGEST_NAME) {
                throw new AddressException("A name has at most " + LONGEST_NAME + " characters.");
            }
            var who = new Mailbox(typed.name(), Address.of(typed.address()));
            if (!asked(list, who, typed)) return Pages.html(Pages.NOT_NOW, home(list, typed.but(Pages.BUSY)));
            return Pages.html(
                    Response.Status.OK.getStatusCode(),
                    Templates.sent(ListCard.of(list), who.address().toString(), typed.joins()));
        } catch (AddressException | SettingException sentence) {
            String fault = typed.address().isEmpty()
                    ? "Write the address at which you want to get letters."
                    : String.valueOf(sentence.getMessage());
            return Pages.again(home(list, typed.but(fault)));
        }
    }

    private boolean asked(MailingList list, Mailbox who, Typed typed) {
        String network = SourceNetwork.of(route.request().remoteAddress().hostAddress());
        return typed.joins()
                ? desk.join(
                        list,
                        Application.onPage(who, typed.words(), network),
                        visitor.actor().by())
                : desk.leave(list, who, network);
    }

    private Response done(MailingList list, Supplier<Wishes.Fulfilled> wish) {
        return said(list, QuarkusTransaction.requiringNew().call(() -> {
            Wishes.Fulfilled became = wish.get();
            correspondence.send(list, became.letters());
            return became.sentence();
        }));
    }

    private Response said(MailingList list, String sentence) {
        flash.say(sentence);
        // whoever left a closed list may know of it no longer
        String page = visitor.may(Right.SEE_LIST, list) ? Paths.list(list.address()) : "/lists";
        return Response.seeOther(URI.create(page)).build();
    }
}

package org.carillon.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.carillon.desk.Correspondence;
import org.carillon.lists.MailingList;
import org.carillon.lists.Right;
import org.carillon.lists.Wish;
import org.carillon.lists.Wishes;
import org.carillon.mail.Address;

/// The link in a letter that asks back. Opening it changes nothing, as programs open links too; its button does.
/// Whoever has the token has read the letter, so the page is open also where the list is not.
@Path("/lists/{address}/confirm/{token}")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class ConfirmPages {
    private static final int GONE = 404;

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance ask(String list, String action, String who, String what);

        static native TemplateInstance told(String title, String page, boolean done, String sentence);
    }

    private final Wishes wishes;
    private final Correspondence correspondence;
    private final Visitor visitor;

    ConfirmPages(Wishes wishes, Correspondence correspondence, Visitor visitor) {
        this.wishes = wishes;
        this.correspondence = correspondence;
        this.visitor = visitor;
    }

    @GET
    public Response ask(@PathParam("address") String address, @PathParam("token") String token) {
        Optional<MailingList> list = Address.parse(address).flatMap(MailingList::at);
        Optional<Wishes.Asked> asked = list.flatMap(l -> wishes.look(l, token));
        if (list.isEmpty() || asked.isEmpty()) return stale();
        String action = Paths.list(list.get().address()) + "/confirm/" + Paths.encoded(token);
        TemplateInstance page = Templates.ask(
                list.get().name(),
                action,
                asked.get().who().toString(),
                what(asked.get().wish()));
        return Pages.html(Response.Status.OK.getStatusCode(), page);
    }

    @POST
    @Transactional
    public Response confirm(@PathParam("address") String address, @PathParam("token") String token) {
        Optional<MailingList> list = Address.parse(address).flatMap(MailingList::at);
        if (list.flatMap(l -> wishes.look(l, token)).isEmpty()) return stale();
        Wishes.Fulfilled became =
                wishes.confirm(list.get(), token, visitor.actor().by());
        correspondence.send(list.get(), became.letters());
        int status = became.done() ? Response.Status.OK.getStatusCode() : GONE;
        String page =
                visitor.may(Right.SEE_LIST, list.get()) ? Paths.list(list.get().address()) : "/lists";
        String title = became.done() ? "Done" : "Not done";
        return Pages.html(status, Templates.told(title, page, became.done(), became.sentence()));
    }

    /// The same whatever is wrong with the link.
    private static Response stale() {
        String sentence =
                "It has been used already, is older than three days, or was not copied completely. Ask once more on "
                        + "the list's page.";
        return Pages.html(GONE, Templates.told("This link leads nowhere", "/lists", false, sentence));
    }

    private static String what(Wish wish) {
        return switch (wish) {
            case JOIN -> "Join the list";
            case LEAVE -> "Leave the list";
            case MODE, OWN_POSTS_ON, OWN_POSTS_OFF -> "Take the new setting";
        };
    }
}

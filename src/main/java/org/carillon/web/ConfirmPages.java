package org.carillon.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.carillon.desk.Reception;
import org.carillon.lists.LetterTokens;
import org.carillon.lists.MailingList;
import org.carillon.lists.Question;
import org.carillon.lists.Right;
import org.carillon.lists.Wishes;
import org.carillon.mail.Address;

/// The link in a letter that asks something. Opening it changes nothing, as programs open links too; its button does.
/// Whoever has the token has read the letter, so the page is open also where the list is not.
@Path("/lists/{address}/confirm/{token}")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class ConfirmPages {
    private static final int GONE = 404;

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance ask(String list, String action, ConfirmView asked);

        static native TemplateInstance told(String title, String page, boolean done, String sentence);
    }

    private final LetterTokens tokens;
    private final Reception reception;
    private final Visitor visitor;

    ConfirmPages(LetterTokens tokens, Reception reception, Visitor visitor) {
        this.tokens = tokens;
        this.reception = reception;
        this.visitor = visitor;
    }

    @GET
    public Response ask(@PathParam("address") String address, @PathParam("token") String token) {
        Optional<MailingList> list = Address.parse(address).flatMap(MailingList::at);
        Optional<Question> asked = list.flatMap(l -> tokens.look(l, token));
        if (list.isEmpty() || asked.isEmpty()) return stale();
        ListHead head = ListHead.of(list.get());
        String action = head.path() + "/confirm/" + Paths.encoded(token);
        TemplateInstance page = Templates.ask(head.name(), action, ConfirmView.of(asked.get()));
        return Pages.html(Response.Status.OK.getStatusCode(), page);
    }

    @POST
    public Response confirm(
            @PathParam("address") String address,
            @PathParam("token") String token,
            @FormParam("words") @DefaultValue("") String words) {
        Optional<MailingList> list = Address.parse(address).flatMap(MailingList::at);
        if (list.flatMap(l -> tokens.look(l, token)).isEmpty()) return stale();
        Wishes.Fulfilled became =
                reception.redeem(list.get(), token, words, visitor.actor().by());
        int status = became.done() ? Response.Status.OK.getStatusCode() : GONE;
        String page =
                visitor.may(Right.SEE_LIST, list.get()) ? Paths.list(list.get().address()) : "/lists";
        String title = became.done() ? "Done" : "Not done";
        return Pages.html(status, Templates.told(title, page, became.done(), became.sentence()));
    }

    /// The same whatever is wrong with the link.
    private static Response stale() {
        String sentence = "It has been used already, is too old, or was not copied completely; or somebody else has "
                + "decided meanwhile. Ask once more on the list's page.";
        return Pages.html(GONE, Templates.told("This link leads nowhere", "/lists", false, sentence));
    }
}

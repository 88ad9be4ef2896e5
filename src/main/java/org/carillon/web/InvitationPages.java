package org.carillon.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.carillon.desk.Reception;
import org.carillon.lists.Application;
import org.carillon.lists.Invitation;
import org.carillon.lists.Invitations;
import org.carillon.lists.Inviting;
import org.carillon.lists.MailingList;
import org.carillon.lists.Right;
import org.carillon.lists.SettingException;
import org.carillon.mail.AddressException;

/// Asking people onto a list, and taking that back.
@Path("/lists/{address}/requests/invitations")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class InvitationPages {
    private static final int PAGE = 50;
    /// People who are invited by one form.
    private static final int MOST = 100;

    /// An invitation nobody has answered.
    record Open(long id, String address, String name, String by, Instant since, Instant until) {
        static Open of(Invitation one) {
            return new Open(
                    one.id(),
                    one.address().toString(),
                    Harmless.line(one.who().name(), ""),
                    Harmless.line(one.invitedBy(), ""),
                    one.invitedAt(),
                    one.expiresAt());
        }
    }

    /// What was typed, and what is wrong with it.
    ///
    /// @param refused a sentence for each that was not invited
    record Typed(String lines, String words, String fault, List<String> refused) {
        static final Typed NOTHING = new Typed("", "", "", List.of());
    }

    record Page(List<Open> open, String next, Typed typed) {}

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance invitations(ListHead list, Page page);
    }

    private final Visitor visitor;
    private final Invitations invitations;
    private final Reception reception;
    private final Flash flash;

    InvitationPages(Visitor visitor, Invitations invitations, Reception reception, Flash flash) {
        this.visitor = visitor;
        this.invitations = invitations;
        this.reception = reception;
        this.flash = flash;
    }

    @GET
    public TemplateInstance invitations(
            @PathParam("address") String address, @QueryParam("after") @DefaultValue("0") String after) {
        return page(visitor.list(address, Right.INVITE), Numbers.of(after), Typed.NOTHING);
    }

    private TemplateInstance page(MailingList list, long after, Typed typed) {
        List<Invitation> found = invitations.page(list.id(), after, PAGE + 1);
        List<Invitation> here = found.subList(0, Math.min(PAGE, found.size()));
        ListHead head = ListHead.of(list);
        String next =
                found.size() > PAGE ? path(list) + "?after=" + here.getLast().id() : "";
        return Templates.invitations(head, new Page(here.stream().map(Open::of).toList(), next, typed));
    }

    private static String path(MailingList list) {
        return ListHead.of(list).path() + "/requests/invitations";
    }

    @POST
    public Response invite(
            @PathParam("address") String address,
            @FormParam("lines") @DefaultValue("") String lines,
            @FormParam("words") @DefaultValue("") String words) {
        MailingList list = visitor.list(address, Right.INVITE);
        List<String> wanted =
                lines.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
        String fault = fault(wanted, words);
        if (!fault.isEmpty()) return Pages.again(page(list, 0, new Typed(lines, words, fault, List.of())));
        var left = new ArrayList<String>();
        var refused = new ArrayList<String>();
        for (String line : wanted) {
            String why = invite(list, line, words);
            if (why.isEmpty()) continue;
            left.add(line);
            refused.add(Harmless.line(line, "") + ": " + why);
        }
        int sent = wanted.size() - left.size();
        if (!left.isEmpty()) {
            String told = sent == 0 ? "Nobody was invited." : sent + " of " + wanted.size() + " were invited.";
            return Pages.again(page(list, 0, new Typed(String.join("\n", left), words, told, refused)));
        }
        flash.say(sent == 1 ? "One person is invited by a letter." : sent + " people are invited by a letter.");
        return Response.seeOther(URI.create(path(list))).build();
    }

    private static String fault(List<String> wanted, String words) {
        if (wanted.isEmpty()) return "Write at least one address, each on a line of its own.";
        if (wanted.size() > MOST) return "At most " + MOST + " people are invited at once; take the rest afterwards.";
        if (words.length() > Application.MAX_WORDS) {
            return "What you say has at most " + Application.MAX_WORDS + " characters.";
        }
        return "";
    }

    /// Why not; empty when it was done.
    private String invite(MailingList list, String line, String words) {
        try {
            return reception
                    .invite(list, Inviting.typed(line), words, visitor.actor().by())
                    .why();
        } catch (AddressException | SettingException sentence) {
            return String.valueOf(sentence.getMessage());
        }
    }

    @GET
    @Path("{id}/withdraw")
    public Response withdrawForm(@PathParam("address") String address) {
        return Pages.form("/lists/" + Paths.step(address) + "/requests/invitations");
    }

    @POST
    @Path("{id}/withdraw")
    public Response withdraw(@PathParam("address") String address, @PathParam("id") String id) {
        MailingList list = visitor.list(address, Right.INVITE);
        if (!invitations.withdraw(list, Numbers.of(id), visitor.actor().by())) throw new NotFoundException();
        flash.say("The invitation is withdrawn: its letter is worth nothing any more.");
        return Response.seeOther(URI.create(path(list))).build();
    }
}

package org.carillon.api;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.carillon.desk.Reception;
import org.carillon.lists.Invitation;
import org.carillon.lists.Invitations;
import org.carillon.lists.Inviting;
import org.carillon.lists.MailingList;
import org.carillon.lists.Right;
import org.carillon.lists.SettingException;
import org.carillon.mail.AddressException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// People who are asked onto one list.
@AsksRights
@Path("/api/v1/lists/{address}/invitations")
@Tag(name = "invitations")
public class InvitationsResource {
    private static final int MOST = 100;

    public record Open(long id, String address, String name, String words, String by, Instant time, Instant until) {
        static Open of(Invitation i) {
            return new Open(
                    i.id(),
                    i.address().toString(),
                    i.who().name(),
                    i.words(),
                    i.invitedBy(),
                    i.invitedAt(),
                    i.expiresAt());
        }
    }

    /// @param addresses each may be `Name <address>`
    /// @param words stand in the letter
    public record Wish(
            @Nullable List<@Nullable String> addresses,
            @Nullable String words) {}

    /// @param why a sentence
    public record Refused(String address, String why) {}

    /// @param invited to whom a letter goes
    public record Outcome(List<String> invited, List<Refused> refused) {}

    private final Invitations invitations;
    private final Reception reception;
    private final Caller caller;

    InvitationsResource(Invitations invitations, Reception reception, Caller caller) {
        this.invitations = invitations;
        this.reception = reception;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Show the invitations that nobody has answered, the oldest first")
    public Response list(@RestPath String address, @BeanParam Paging paging, UriInfo uri) {
        MailingList list = caller.list(address, Right.INVITE);
        var page = invitations.page(list.id(), paging.after(0), paging.limit()).stream()
                .map(Open::of)
                .toList();
        return paging.answer(page, uri, Open::id);
    }

    @POST
    @Operation(summary = "Invite people by a letter; says who was not invited and why")
    public Outcome invite(@RestPath String address, @Nullable Wish body) {
        MailingList list = caller.list(address, Right.INVITE);
        Wish wish = Wanted.body(body);
        List<@Nullable String> wanted = wish.addresses() == null ? List.of() : wish.addresses();
        if (wanted.isEmpty() || wanted.size() > MOST) {
            throw Refusal.invalid("The field \"addresses\" must hold 1 to " + MOST + " addresses.");
        }
        String words = Wanted.text("words", wish.words(), 500);
        var invited = new ArrayList<String>();
        var refused = new ArrayList<Refused>();
        for (@Nullable String one : wanted) {
            String text = Wanted.field("addresses", one);
            String why = invite(list, text, words);
            if (why.isEmpty()) invited.add(text);
            else refused.add(new Refused(text, why));
        }
        return new Outcome(invited, refused);
    }

    /// Why not; empty when it was done.
    private String invite(MailingList list, String text, String words) {
        try {
            return reception
                    .invite(list, Inviting.typed(text), words, caller.actor().by())
                    .why();
        } catch (AddressException | SettingException sentence) {
            return String.valueOf(sentence.getMessage());
        }
    }

    @DELETE
    @Path("{id}")
    @Operation(summary = "Withdraw an invitation; its letter is worth nothing from then on")
    public void withdraw(@RestPath String address, @RestPath String id) {
        MailingList list = caller.list(address, Right.INVITE);
        if (invitations.withdraw(list, Wanted.id(id), caller.actor().by())) return;
        throw Refusal.notFound("No invitation with the number " + id + " is open.");
    }
}

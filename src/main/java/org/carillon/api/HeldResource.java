package org.carillon.api;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.carillon.desk.HeldDesk;
import org.carillon.lists.HeldPost;
import org.carillon.lists.HeldPosts;
import org.carillon.lists.MailingList;
import org.carillon.lists.Right;
import org.carillon.store.Messages;
import org.carillon.trust.Provenance;
import org.carillon.trust.ProvenanceText;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/// Held posts of all lists, and what is decided about them.
@Path("/api/v1/held")
@Tag(name = "held")
public class HeldResource {
    /// One post that waits.
    ///
    /// @param from the author, empty when the post names none
    /// @param notes what else speaks against it, and what the spam filter says
    public record Waiting(
            long id,
            String list,
            Instant time,
            String from,
            String subject,
            String reason,
            Sender sender,
            List<String> notes) {}

    /// Who really sent a post.
    ///
    /// @param proven the author is who the post says
    /// @param why how that is known, a sentence each
    public record Sender(boolean proven, List<String> why) {
        static Sender of(Provenance provenance) {
            return new Sender(provenance.authorProven(), provenance.sentences());
        }
    }

    private final HeldPosts held;
    private final Messages messages;
    private final HeldDesk desk;
    private final Caller caller;

    HeldResource(HeldPosts held, Messages messages, HeldDesk desk, Caller caller) {
        this.held = held;
        this.messages = messages;
        this.desk = desk;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Show the posts that wait for a decision, of all lists")
    public Response list(@BeanParam Paging paging, UriInfo uri) {
        return answer(held.page(paging.after(0), paging.limit()), paging, uri);
    }

    @POST
    @AsksRights
    @Path("{id}/accept")
    @Operation(summary = "Send a held post on to its list; the spam filter learns that it is wanted")
    public void accept(@RestPath String id) {
        found(desk.accept(decidable(id), caller.actor().by()), id);
    }

    /// Nobody knows yet whether the author is who the post says, so no letter goes to him (backscatter).
    @POST
    @AsksRights
    @Path("{id}/reject")
    @Operation(summary = "Refuse a held post; no letter is written, as its author is not known for certain")
    public void reject(@RestPath String id) {
        found(desk.discard(decidable(id), caller.actor().by()), id);
    }

    @POST
    @AsksRights
    @Path("{id}/discard")
    @Operation(summary = "Drop a held post")
    public void discard(@RestPath String id) {
        found(desk.discard(decidable(id), caller.actor().by()), id);
    }

    @POST
    @AsksRights
    @Path("{id}/spam")
    @Operation(summary = "Drop a held post and teach the filters of its list and of the site that it is spam")
    public void spam(@RestPath String id) {
        found(desk.discardSpam(decidable(id), caller.actor().by()), id);
    }

    private long decidable(String id) {
        long number = Wanted.id(id);
        boolean theirs = held.find(number)
                .flatMap(post -> MailingList.withId(post.listId()))
                .filter(list -> caller.may(Right.DECIDE_HELD, list))
                .isPresent();
        found(theirs, id);
        return number;
    }

    static void found(boolean done, String id) {
        if (!done)
            throw Refusal.notFound(
                    "No post with the number " + id + " is held; perhaps somebody has decided about it.");
    }

    Response answer(List<HeldPost> posts, Paging paging, UriInfo uri) {
        Map<Long, String> addresses = new HashMap<>();
        Map<Long, String> origins =
                messages.provenances(posts.stream().map(HeldPost::messageId).toList());
        var page = posts.stream()
                .map(p -> waiting(
                        p,
                        addresses.computeIfAbsent(p.listId(), HeldResource::addressOf),
                        ProvenanceText.read(origins.get(p.messageId()))))
                .toList();
        return paging.answer(page, uri, Waiting::id);
    }

    private static String addressOf(long listId) {
        return MailingList.withId(listId).map(l -> l.address().toString()).orElse("");
    }

    private static Waiting waiting(HeldPost post, String list, Provenance origin) {
        var s = post.summary();
        return new Waiting(
                post.id(), list, post.heldAt(), s.author(), s.subject(), s.reason(), Sender.of(origin), s.notes());
    }
}

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
import java.util.List;
import java.util.stream.Stream;
import org.carillon.lists.HeldPost;
import org.carillon.lists.HeldPosts;
import org.carillon.lists.MailingList;
import org.carillon.lists.Right;
import org.carillon.mail.BodyText;
import org.carillon.store.Messages;
import org.carillon.trust.ProvenanceText;
import org.jspecify.annotations.Nullable;

/// Posts that wait for somebody who runs the list: read them, let them go out, or throw them away.
@Path("/lists/{address}/held")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class HeldPages {
    private static final int PAGE = 20;
    /// Characters of a post that are shown to decide by.
    private static final int PREVIEW = 10_000;

    private static final String NOTHING_TICKED = "Tick the posts that you mean, then press the button once more.";

    /// A post as it is shown; what strangers wrote is made harmless.
    ///
    /// @param author empty when the post names none
    record Waiting(long id, String author, String subject, Why why, Instant since, Preview preview) {}

    /// @param notes what else there is to say of it, a sentence each
    record Why(String reasons, List<String> notes, OriginView origin) {}

    /// @param complete false when the post is longer
    record Preview(List<Block> blocks, boolean complete) {}

    /// @param fault what was wrong with the form, or empty
    /// @param filter what the filter of this list has learned
    record Page(List<Waiting> posts, long count, String next, String fault, LearnedView filter) {}

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance held(ListHead list, Page page);
    }

    private final Visitor visitor;
    private final HeldPosts held;
    private final Messages messages;
    private final HeldDecisions decisions;
    private final Training training;
    private final Flash flash;

    HeldPages(
            Visitor visitor,
            HeldPosts held,
            Messages messages,
            HeldDecisions decisions,
            Training training,
            Flash flash) {
        this.training = training;
        this.visitor = visitor;
        this.held = held;
        this.messages = messages;
        this.decisions = decisions;
        this.flash = flash;
    }

    @GET
    public TemplateInstance held(
            @PathParam("address") String address, @QueryParam("after") @DefaultValue("0") String after) {
        return page(visitor.list(address, Right.SEE_HELD), Numbers.of(after), "");
    }

    private TemplateInstance page(MailingList list, long after, String fault) {
        List<HeldPost> found = held.page(list.id(), after, PAGE + 1);
        List<HeldPost> here = found.subList(0, Math.min(PAGE, found.size()));
        ListHead head = ListHead.of(list);
        String next = found.size() > PAGE
                ? head.path() + "/held?after=" + here.getLast().id()
                : "";
        List<Waiting> shown = here.stream().map(this::waiting).toList();
        return Templates.held(head, new Page(shown, held.count(list.id()), next, fault, training.of(list)));
    }

    private Waiting waiting(HeldPost post) {
        HeldPost.Summary about = post.summary();
        return new Waiting(
                post.id(),
                Harmless.line(about.author(), ""),
                Harmless.line(about.subject(), "(no subject)"),
                new Why(
                        Harmless.line(about.reason(), ""),
                        about.notes().stream()
                                .map(note -> Harmless.line(note, ""))
                                .toList(),
                        OriginView.of(ProvenanceText.read(messages.provenance(post.messageId())))),
                post.heldAt(),
                preview(post));
    }

    /// Another may have decided about the post while the page is made: then there is nothing to read.
    private Preview preview(HeldPost post) {
        String text = messages.find(post.messageId())
                .map(m -> BodyText.of(m, PREVIEW + 1))
                .orElse("");
        boolean complete = text.length() <= PREVIEW;
        return new Preview(LetterText.blocks(complete ? text : text.substring(0, PREVIEW), true), complete);
    }

    /// One post by its own button, or all that are ticked.
    ///
    /// @param accept number of the one post to accept, or `ticked`
    /// @param discard the same
    /// @param spam the same, and the filters learn it
    /// @param ticked their numbers
    @POST
    public Response decide(
            @PathParam("address") String address,
            @FormParam("accept") @Nullable String accept,
            @FormParam("discard") @Nullable String discard,
            @FormParam("spam") @Nullable String spam,
            @FormParam("post") List<String> ticked) {
        MailingList list = visitor.list(address, Right.DECIDE_HELD);
        String which = accept != null ? accept : spam != null ? spam : discard;
        if (which == null) throw new NotFoundException();
        List<Long> posts = (which.equals("ticked") ? ticked.stream() : Stream.of(which))
                .map(Numbers::of)
                .distinct()
                .limit(PAGE)
                .toList();
        if (posts.isEmpty()) return Pages.again(page(list, 0, NOTHING_TICKED));
        flash.say(
                accept != null
                        ? decisions.accept(list, posts)
                        : spam != null ? decisions.spam(list, posts) : decisions.discard(list, posts));
        return Response.seeOther(URI.create(ListHead.of(list).path() + "/held")).build();
    }
}

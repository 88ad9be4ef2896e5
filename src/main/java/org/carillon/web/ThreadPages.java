package org.carillon.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.carillon.archive.ArchivedPost;
import org.carillon.archive.Reading;
import org.carillon.archive.Texts;
import org.carillon.archive.ThreadTree;
import org.carillon.archive.Twig;
import org.carillon.lists.MailingList;
import org.carillon.lists.Right;
import org.carillon.trust.Provenance;
import org.carillon.trust.ProvenanceText;

/// Conversations and letters of an archive. The address of a letter is the one in its `Archived-At` (RFC 5064)
/// and stays for ever.
@Path("/lists/{address}/archive")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class ThreadPages {
    /// Characters of a letter in its conversation; all of them are on its own page.
    private static final int EXCERPT = 20_000;

    /// A letter and its neighbours in the conversation.
    ///
    /// @param thread where the conversation shows this letter
    /// @param origin who sent it
    /// @param reply a `mailto:` that answers it on the list
    /// @param fate path of what became of its copies; empty for whom it is not
    record Opened(PostView post, String thread, Neighbours neighbours, String reply, String fate, OriginView origin) {}

    /// @param earlier path of the letter before, empty for none
    record Neighbours(String earlier, String later) {}

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance thread(ListHead list, ThreadView thread);

        static native TemplateInstance message(ListHead list, String subject, Opened letter);
    }

    private final ArchiveDoor door;
    private final Visitor visitor;
    private final Reading reading;
    private final Texts texts;
    private final PostFates fates;

    ThreadPages(ArchiveDoor door, Visitor visitor, Reading reading, Texts texts, PostFates fates) {
        this.door = door;
        this.visitor = visitor;
        this.reading = reading;
        this.texts = texts;
        this.fates = fates;
    }

    @GET
    @Path("thread/{hash}")
    public Response thread(
            @PathParam("address") String address,
            @PathParam("hash") String hash,
            @QueryParam("part") @DefaultValue("1") String part,
            @Context Request request) {
        MailingList list = door.list(address);
        ThreadTree tree = reading.thread(list.key(), named(hash)).orElseThrow(door::nothing);
        var weaver = new ThreadView.Weaver(list, tree, door.whole());
        int number = part.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(part) : 0;
        if (number < 1 || number > weaver.parts()) throw door.nothing();
        List<String> hashes = weaver.part(number).stream()
                .filter(t -> !t.missing())
                .map(Twig::hash)
                .toList();
        ThreadView view = weaver.view(number, texts.of(list.key(), hashes, EXCERPT));
        return ArchiveDoor.answer(request, door.tag(tag(tree, part)), Templates.thread(ListHead.of(list), view));
    }

    /// What is no name of a letter is not asked for: a database may refuse a NUL.
    private String named(String hash) {
        if (!hash.matches("[A-Z2-7]{32}")) throw door.nothing();
        return hash;
    }

    private static String tag(ThreadTree tree, String what) {
        return what + "-" + tree.posts().size() + "-"
                + Long.toString(tree.conversation().latestAt().toEpochMilli(), Character.MAX_RADIX);
    }

    @GET
    @Path("message/{hash}")
    public Response message(
            @PathParam("address") String address, @PathParam("hash") String hash, @Context Request request) {
        MailingList list = door.list(address);
        ArchivedPost post = reading.post(list.key(), named(hash)).orElseThrow(door::nothing);
        ThreadTree tree = reading.thread(list.key(), hash).orElseThrow(door::nothing);
        String subject = door.subject(post.line().subject());
        var page = Templates.message(ListHead.of(list), subject, opened(list, tree, post));
        return ArchiveDoor.answer(request, door.tag(tag(tree, hash)), page);
    }

    private Opened opened(MailingList list, ThreadTree tree, ArchivedPost post) {
        var weaver = new ThreadView.Weaver(list, tree, door.whole());
        List<Twig> letters = tree.posts().stream().filter(t -> !t.missing()).toList();
        int at = 0;
        while (at < letters.size() && !letters.get(at).hash().equals(post.hash())) at++;
        Twig twig = at < letters.size()
                ? letters.get(at)
                : new Twig(post.hash(), "", 0, false, post.messageId(), post.line());
        boolean complete = post.text().length() < Reading.MAX_TEXT;
        var text = new PostView.Text(LetterText.blocks(post.text(), door.whole()), post.size(), complete);
        return new Opened(
                weaver.post(twig, text, List.of()),
                threadPath(list, tree, post.hash()),
                new Neighbours(neighbour(list, letters, at - 1), neighbour(list, letters, at + 1)),
                reply(list, post),
                fates.path(list, post),
                origin(list, post));
    }

    /// Who runs the list is told all that is known.
    private OriginView origin(MailingList list, ArchivedPost post) {
        String known = reading.provenance(list.key(), post.hash()).orElse("");
        Provenance provenance = ProvenanceText.read(known);
        return visitor.may(Right.SEE_HELD, list) ? OriginView.of(provenance) : OriginView.brief(provenance);
    }

    private static String threadPath(MailingList list, ThreadTree tree, String hash) {
        List<String> hashes = tree.posts().stream().map(Twig::hash).toList();
        int part = hashes.indexOf(hash) / ThreadView.PART + 1;
        String path = ArchivePaths.thread(list, tree.conversation().hash());
        return path + (part > 1 ? "?part=" + part : "") + "#" + hash;
    }

    private static String neighbour(MailingList list, List<Twig> letters, int at) {
        return at < 0 || at >= letters.size()
                ? ""
                : ArchivePaths.message(list, letters.get(at).hash());
    }

    /// Mail programs take these fields over (RFC 6068 §2), so that the answer stands in its place.
    private String reply(MailingList list, ArchivedPost post) {
        String subject = door.subject(post.line().subject());
        String answer = subject.regionMatches(true, 0, "re:", 0, 3) ? subject : "Re: " + subject;
        return "mailto:" + Paths.step(list.address().toString()) + "?subject=" + query(answer) + "&In-Reply-To="
                + query("<" + post.messageId() + ">");
    }

    private static String query(String text) {
        return Paths.encoded(text).replace("+", "%20");
    }

    /// The bytes as they were sent, for who is signed in: they hold whole addresses. No browser shows them as
    /// what they claim to be.
    @GET
    @Path("message/{hash}/raw")
    @Produces(MediaType.WILDCARD)
    public Response raw(
            @PathParam("address") String address, @PathParam("hash") String hash, @Context Request request) {
        MailingList list = door.list(address);
        visitor.required();
        byte[] bytes = reading.raw(list.key(), named(hash)).orElseThrow(door::nothing);
        var tag = new EntityTag(hash);
        Response.ResponseBuilder known = request.evaluatePreconditions(tag);
        if (known != null) return known.tag(tag).build();
        return Response.ok(bytes, MediaType.TEXT_PLAIN)
                .tag(tag)
                .header("Content-Disposition", "attachment; filename=\"" + hash + ".eml\"")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "private, no-cache")
                .build();
    }
}

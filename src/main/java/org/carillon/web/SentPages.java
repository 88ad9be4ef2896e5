package org.carillon.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.carillon.delivery.Failure;
import org.carillon.delivery.Queue;
import org.carillon.lists.MailingList;
import org.carillon.lists.Right;
import org.carillon.mail.Address;

/// "Did my post arrive?" What became of a list's posts: for those who run it with each failed recipient, for the
/// author of one in numbers. For everybody else there is nothing here.
@Path("/lists/{address}/sent")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class SentPages {
    private static final int PAGE = 50;

    /// A post of the list; its path leads below the list.
    record SentView(LetterView letter, String path) {}

    /// One post.
    ///
    /// @param post its path in the archive, or empty
    /// @param owner the visitor runs the list and sees who failed
    record FateView(
            LetterView letter, String post, boolean owner, List<QueuePages.FailureView> failures, String next) {}

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance sent(ListHead list, List<SentView> letters, String next);

        static native TemplateInstance fate(ListHead list, FateView fate);
    }

    private final Visitor visitor;
    private final Queue queue;
    private final PostFates fates;

    SentPages(Visitor visitor, Queue queue, PostFates fates) {
        this.visitor = visitor;
        this.queue = queue;
        this.fates = fates;
    }

    @GET
    public TemplateInstance sent(
            @PathParam("address") String address, @QueryParam("before") @DefaultValue("") String before) {
        MailingList list = visitor.list(address, Right.SEE_SENT);
        long from = before.isEmpty() ? Long.MAX_VALUE : Numbers.of(before);
        List<Queue.SentLetter> found = queue.lettersOf(list.key(), from, PAGE + 1);
        List<Queue.SentLetter> here = found.subList(0, Math.min(PAGE, found.size()));
        ListHead head = ListHead.of(list);
        String next = found.size() > PAGE
                ? head.path() + "/sent?before=" + here.getLast().id()
                : "";
        List<SentView> views = here.stream()
                .map(letter -> new SentView(LetterView.of(letter, ""), PostFates.path(list, letter)))
                .toList();
        return Templates.sent(head, views, next);
    }

    @GET
    @Path("{letter: [0-9]{1,18}}")
    public TemplateInstance fate(
            @PathParam("address") String address,
            @PathParam("letter") long id,
            @QueryParam("after") @DefaultValue("0") String after) {
        visitor.required();
        MailingList list = Address.parse(address).flatMap(MailingList::at).orElseThrow(NotFoundException::new);
        Queue.SentLetter letter = queue.letter(id)
                .filter(sent -> sent.origin().equals(list.key()))
                .orElseThrow(NotFoundException::new);
        boolean owner = visitor.may(Right.SEE_SENT, list);
        if (!owner && !fates.author(list, letter)) throw new NotFoundException();
        List<Failure> failures = owner ? queue.failures(id, Numbers.of(after), PAGE + 1) : List.of();
        List<Failure> here = failures.subList(0, Math.min(PAGE, failures.size()));
        String next = failures.size() > PAGE
                ? PostFates.path(list, letter) + "?after=" + here.getLast().id()
                : "";
        String post = letter.mark().isEmpty() || !visitor.may(Right.READ_ARCHIVE, list)
                ? ""
                : ArchivePaths.message(list, letter.mark());
        return Templates.fate(
                ListHead.of(list),
                new FateView(
                        LetterView.of(letter, ""),
                        post,
                        owner,
                        here.stream().map(QueuePages::failure).toList(),
                        next));
    }
}

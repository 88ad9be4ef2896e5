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
import java.time.Instant;
import java.util.List;
import org.carillon.delivery.Failure;
import org.carillon.delivery.Queue;
import org.carillon.spool.SetAside;

/// What is on its way out, what has left, and what was set aside; for those who run the site. What they do about
/// it is in [QueueDeeds].
@Path("/queue")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class QueuePages {
    private static final int PAGE = 50;

    /// A letter with its waiting batches and failed recipients.
    record Opened(
            LetterView view, List<BatchView> batches, boolean moreBatches, List<FailureView> failures, String next) {}

    /// @param reply what the other host said, made harmless
    record FailureView(String address, String status, String reply, Instant at) {}

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance waiting(QueueTabs.Head head, List<BatchView> batches, String next);

        static native TemplateInstance letters(QueueTabs.Head head, List<LetterView> letters, String next);

        static native TemplateInstance aside(QueueTabs.Head head, List<AsideView> letters, String next);

        static native TemplateInstance letter(QueueTabs.Head head, Opened opened);
    }

    private final Visitor visitor;
    private final Queue queue;
    private final SetAside setAside;
    private final Origins origins;
    private final QueueTabs tabs;

    QueuePages(Visitor visitor, Queue queue, SetAside setAside, Origins origins, QueueTabs tabs) {
        this.visitor = visitor;
        this.queue = queue;
        this.setAside = setAside;
        this.origins = origins;
        this.tabs = tabs;
    }

    private static <T> List<T> page(List<T> found) {
        return found.subList(0, Math.min(PAGE, found.size()));
    }

    @GET
    public TemplateInstance waiting(@QueryParam("after") @DefaultValue("0") String after) {
        visitor.requireAdmin();
        List<Queue.WaitingBatch> found = queue.batches(Numbers.of(after), PAGE + 1);
        String next =
                found.size() > PAGE ? "/queue?after=" + found.get(PAGE - 1).id() : "";
        List<BatchView> shown = page(found).stream().map(this::view).toList();
        return Templates.waiting(tabs.head("waiting"), shown, next);
    }

    private BatchView view(Queue.WaitingBatch batch) {
        return BatchView.of(
                batch,
                queue.letter(batch.letter()).map(Queue.SentLetter::subject).orElse(""));
    }

    @GET
    @Path("letters")
    public TemplateInstance letters(@QueryParam("before") @DefaultValue("") String before) {
        visitor.requireAdmin();
        long from = before.isEmpty() ? Long.MAX_VALUE : Numbers.of(before);
        List<Queue.SentLetter> found = queue.letters(from, PAGE + 1);
        String next = found.size() > PAGE
                ? "/queue/letters?before=" + found.get(PAGE - 1).id()
                : "";
        List<LetterView> shown = page(found).stream()
                .map(letter -> LetterView.of(letter, origins.word(letter.origin())))
                .toList();
        return Templates.letters(tabs.head("letters"), shown, next);
    }

    @GET
    @Path("aside")
    public TemplateInstance aside(@QueryParam("after") @DefaultValue("0") String after) {
        visitor.requireAdmin();
        List<SetAside.Entry> found = setAside.shunted(Numbers.of(after), PAGE + 1);
        String next = found.size() > PAGE
                ? "/queue/aside?after=" + found.get(PAGE - 1).id()
                : "";
        return Templates.aside(
                tabs.head("aside"), page(found).stream().map(AsideView::of).toList(), next);
    }

    @GET
    @Path("{letter: [0-9]{1,18}}")
    public TemplateInstance letter(@PathParam("letter") long id, @QueryParam("after") @DefaultValue("0") String after) {
        visitor.requireAdmin();
        Queue.SentLetter letter = queue.letter(id).orElseThrow(NotFoundException::new);
        List<Queue.WaitingBatch> batches = queue.batchesOf(id, 0, PAGE + 1);
        List<Failure> failures = queue.failures(id, Numbers.of(after), PAGE + 1);
        String next = failures.size() > PAGE
                ? "/queue/" + id + "?after=" + failures.get(PAGE - 1).id()
                : "";
        var opened = new Opened(
                LetterView.of(letter, origins.word(letter.origin())),
                page(batches).stream().map(b -> BatchView.of(b, "")).toList(),
                batches.size() > PAGE,
                page(failures).stream().map(QueuePages::failure).toList(),
                next);
        return Templates.letter(tabs.head("letters"), opened);
    }

    static FailureView failure(Failure failure) {
        return new FailureView(
                Harmless.line(failure.address().toString(), ""),
                Harmless.line(failure.refusal().status(), ""),
                BatchView.said(failure.refusal().reply(), failure.refusal().host()),
                failure.at());
    }
}

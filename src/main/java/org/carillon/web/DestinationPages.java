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
import org.carillon.delivery.Destinations;
import org.carillon.delivery.Queue;
import org.jspecify.annotations.Nullable;

/// What waits by the domain it goes to, for those who run the site. What they do about it is in [GroupDeeds].
@Path("/queue/destinations")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class DestinationPages {
    private static final int PAGE = 50;

    /// One domain; what was said is made harmless.
    ///
    /// @param path of its page, below which its forms are
    /// @param free how many batches are not held back
    record DestinationView(String path, String domain, Destinations.Amount amount, int free, Times times, String last) {
        /// @param next the soonest try; null while all is held back or being sent
        record Times(Instant oldest, @Nullable Instant next) {}

        static DestinationView of(Destinations.Waiting waiting) {
            Destinations.Amount amount = waiting.amount();
            return new DestinationView(
                    "/queue/destinations/" + Paths.step(waiting.domain()),
                    Harmless.line(waiting.domain(), ""),
                    amount,
                    amount.batches() - amount.held(),
                    new Times(waiting.oldest(), waiting.next().orElse(null)),
                    BatchView.said(waiting.last().reply(), waiting.last().host()));
        }
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance destinations(
                QueueTabs.Head head, List<DestinationView> destinations, String next);

        static native TemplateInstance destination(
                QueueTabs.Head head, DestinationView destination, List<BatchView> batches, String next);
    }

    private final Visitor visitor;
    private final Destinations destinations;
    private final Queue queue;
    private final QueueTabs tabs;

    DestinationPages(Visitor visitor, Destinations destinations, Queue queue, QueueTabs tabs) {
        this.visitor = visitor;
        this.destinations = destinations;
        this.queue = queue;
        this.tabs = tabs;
    }

    @GET
    public TemplateInstance destinations(@QueryParam("after") @DefaultValue("") String after) {
        visitor.requireAdmin();
        List<Destinations.Waiting> found = destinations.page(Harmless.line(after, ""), PAGE + 1);
        List<Destinations.Waiting> here = found.subList(0, Math.min(PAGE, found.size()));
        String next = found.size() > PAGE
                ? "/queue/destinations?after=" + Paths.encoded(here.getLast().domain())
                : "";
        return Templates.destinations(
                tabs.head("destinations"),
                here.stream().map(DestinationView::of).toList(),
                next);
    }

    @GET
    @Path("{domain}")
    public TemplateInstance destination(
            @PathParam("domain") String domain, @QueryParam("after") @DefaultValue("0") String after) {
        visitor.requireAdmin();
        Destinations.Waiting waiting =
                destinations.find(Harmless.line(domain, "")).orElseThrow(NotFoundException::new);
        List<Queue.WaitingBatch> found = queue.batchesTo(waiting.domain(), Numbers.of(after), PAGE + 1);
        List<Queue.WaitingBatch> here = found.subList(0, Math.min(PAGE, found.size()));
        DestinationView view = DestinationView.of(waiting);
        String next =
                found.size() > PAGE ? view.path() + "?after=" + here.getLast().id() : "";
        List<BatchView> batches = here.stream()
                .map(b -> BatchView.of(
                        b,
                        queue.letter(b.letter()).map(Queue.SentLetter::subject).orElse("")))
                .toList();
        return Templates.destination(tabs.head("destinations"), view, batches, next);
    }
}

package org.carillon.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import org.carillon.delivery.Traffic;

/// Charts of what was delivered lately, for those who run the site: drawn by the server, each with its numbers.
@Path("/queue/charts")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class ChartPages {
    /// A link to another span of time.
    record SpanLink(String path, String word, boolean here) {}

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance charts(QueueTabs.Head head, List<SpanLink> spans, Charts charts);
    }

    private final Visitor visitor;
    private final Traffic traffic;
    private final QueueTabs tabs;
    private final Clock clock;

    ChartPages(Visitor visitor, Traffic traffic, QueueTabs tabs, Clock clock) {
        this.visitor = visitor;
        this.traffic = traffic;
        this.tabs = tabs;
        this.clock = clock;
    }

    @GET
    public TemplateInstance charts(@QueryParam("span") @DefaultValue("day") String wanted) {
        visitor.requireAdmin();
        ChartSpan span = ChartSpan.named(wanted);
        List<SpanLink> spans = ChartSpan.all().stream()
                .map(s -> new SpanLink("/queue/charts?span=" + s.word(), s.title(), s == span))
                .toList();
        var charts = Charts.of(span, clock.instant(), traffic.since(span.from(clock.instant())));
        return Templates.charts(tabs.head("charts"), spans, charts);
    }
}

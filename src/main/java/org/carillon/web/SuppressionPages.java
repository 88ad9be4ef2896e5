package org.carillon.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.carillon.delivery.Suppressions;
import org.carillon.mail.AddressException;

/// To whom nothing is sent; for those who run the site.
@Path("/queue/suppressed")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class SuppressionPages {
    private static final int PAGE = 100;
    private static final int FAULTS = 5;

    /// What was typed, and what is wrong with it.
    record Adding(String lines, String reason, String fault) {
        static final Adding NOTHING = new Adding("", "", "");
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance suppressed(
                QueueTabs.Head head, List<Suppressions.Entry> entries, String next, Adding adding);
    }

    private final Visitor visitor;
    private final Suppressions suppressions;
    private final QueueTabs tabs;
    private final Flash flash;

    SuppressionPages(Visitor visitor, Suppressions suppressions, QueueTabs tabs, Flash flash) {
        this.visitor = visitor;
        this.suppressions = suppressions;
        this.tabs = tabs;
        this.flash = flash;
    }

    @GET
    public TemplateInstance suppressed(@QueryParam("after") @DefaultValue("") String after) {
        visitor.requireAdmin();
        return page(Harmless.line(after, ""), Adding.NOTHING);
    }

    private TemplateInstance page(String after, Adding adding) {
        List<Suppressions.Entry> found = suppressions.page(after, PAGE + 1);
        List<Suppressions.Entry> here = found.subList(0, Math.min(PAGE, found.size()));
        String next = found.size() > PAGE
                ? "/queue/suppressed?after=" + Paths.encoded(here.getLast().who())
                : "";
        return Templates.suppressed(tabs.head("suppressed"), here, next, adding);
    }

    @POST
    public Response add(
            @FormParam("lines") @DefaultValue("") String lines, @FormParam("reason") @DefaultValue("") String reason) {
        String by = by();
        if (lines.isBlank()) {
            return again(new Adding("", reason, "Write at least one address or domain, each on a line of its own."));
        }
        Suppressions.Report report = suppressions.addAll(lines.lines(), reason, by);
        if (!report.refused().isEmpty()) return again(new Adding(lines, reason, fault(report)));
        int all = report.added() + report.known();
        flash.say(all == 1 ? "Nothing is sent there any more." : "Nothing is sent to these " + all + " any more.");
        return Response.seeOther(URI.create("/queue/suppressed")).build();
    }

    private static String fault(Suppressions.Report report) {
        var fault = new StringBuilder();
        report.refused().stream()
                .limit(FAULTS)
                .forEach(one -> fault.append("Line %d: %s ".formatted(one.line(), one.why())));
        return fault.append("The other lines are done.").toString();
    }

    private String by() {
        visitor.requireAdmin();
        return visitor.required().address().toString();
    }

    private Response again(Adding adding) {
        return Pages.again(page("", adding));
    }

    @GET
    @Path("remove")
    public Response removeForm() {
        return Pages.form("/queue/suppressed");
    }

    @POST
    @Path("remove")
    public Response remove(@FormParam("who") @DefaultValue("") String who) {
        visitor.requireAdmin();
        flash.say(
                removed(who) ? who + " may get letters from here again." : "That address was not suppressed any more.");
        return Response.seeOther(URI.create("/queue/suppressed")).build();
    }

    private boolean removed(String who) {
        try {
            return suppressions.remove(who);
        } catch (AddressException nobody) {
            return false;
        }
    }
}

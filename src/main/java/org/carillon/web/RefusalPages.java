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
import java.time.Instant;
import java.util.List;
import org.carillon.trust.refusals.Reason;
import org.carillon.trust.refusals.Refusal;
import org.carillon.trust.refusals.RefusalFilter;
import org.carillon.trust.refusals.RefusalRow;
import org.carillon.trust.refusals.Refusals;

/// What the doors refused, and why; for those who run the site.
@Path("/site/doors/refused")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class RefusalPages {
    private static final String PATH = "/site/doors/refused";
    private static final int PAGE = 50;

    /// A kind of refusals, counted.
    record Kind(String word, String words, long count) {}

    /// One refusal as it is shown; what strangers wrote is made harmless.
    ///
    /// @param listed the address of a client that block lists kept out; else empty
    record Line(Instant at, String why, String said, String client, String about, String listed) {}

    /// @param reason the kind that is shown; empty for all
    record Page(List<Kind> today, List<Line> lines, String next, String reason, String text) {}

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance refused(Page page);
    }

    private final Visitor visitor;
    private final Refusals refusals;

    RefusalPages(Visitor visitor, Refusals refusals) {
        this.visitor = visitor;
        this.refusals = refusals;
    }

    /// @param reason the name of a kind
    /// @param text somewhere in a refusal
    /// @param before number of a refusal; older ones are shown
    @GET
    public TemplateInstance refused(
            @QueryParam("reason") @DefaultValue("") String reason,
            @QueryParam("text") @DefaultValue("") String text,
            @QueryParam("before") @DefaultValue("0") String before) {
        visitor.requireAdmin();
        var filter = new RefusalFilter(Reason.named(reason).orElse(null), text);
        List<RefusalRow> found = refusals.page(Numbers.of(before), PAGE + 1, filter);
        List<RefusalRow> here = found.subList(0, Math.min(PAGE, found.size()));
        String next = found.size() > PAGE ? next(filter, here.getLast().id()) : "";
        List<Kind> today = refusals.today().entrySet().stream()
                .map(one -> new Kind(one.getKey().name(), one.getKey().words(), one.getValue()))
                .toList();
        List<Line> lines = here.stream().map(row -> line(row.refusal())).toList();
        String kind = filter.reason() == null ? "" : filter.reason().name();
        return Templates.refused(new Page(today, lines, next, kind, Harmless.line(filter.text(), "")));
    }

    private static String next(RefusalFilter filter, long last) {
        String kind = filter.reason() == null ? "" : filter.reason().name();
        return PATH + "?reason=" + kind + "&text=" + Paths.encoded(filter.text()) + "&before=" + last;
    }

    private static Line line(Refusal refusal) {
        Refusal.Caller caller = refusal.caller();
        String helo = caller.helo().isEmpty() ? "" : " (" + caller.helo() + ")";
        Refusal.Letter letter = refusal.letter();
        String from = letter.sender().isEmpty() ? "" : "from " + letter.sender() + ", ";
        String author = letter.author().isEmpty() ? "" : "author " + letter.author() + ", ";
        return new Line(
                refusal.at(),
                refusal.reason().words(),
                Harmless.line(refusal.reply() + " " + refusal.sentence(), ""),
                Harmless.line(caller.client() + helo, ""),
                Harmless.line(from + author + letter.recipient(), ""),
                refusal.reason() == Reason.BLOCK_LIST ? Harmless.line(caller.client(), "") : "");
    }
}

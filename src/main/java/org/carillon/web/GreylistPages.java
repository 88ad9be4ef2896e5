package org.carillon.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.carillon.trust.greylist.Entry;
import org.carillon.trust.greylist.Greylist;
import org.carillon.trust.greylist.GreylistCounts;
import org.carillon.trust.greylist.GreylistFilter;
import org.carillon.trust.greylist.KnownNetwork;

/// Strangers who were asked to come again; for those who run the site.
@Path("/site/doors/greylist")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class GreylistPages {
    private static final String PATH = "/site/doors/greylist";
    private static final int PAGE = 50;
    private static final int NETWORKS = 50;

    /// @param passed when it came again, or null while it waits
    record Line(long id, String network, String sender, String recipient, Instant first, boolean waiting) {
        static Line of(Entry entry) {
            return new Line(
                    entry.id(),
                    entry.network(),
                    Harmless.line(entry.sender(), ""),
                    Harmless.line(entry.recipient(), ""),
                    entry.firstAt(),
                    entry.waiting());
        }
    }

    /// Some of a longer list.
    ///
    /// @param next where it goes on; empty at its end
    record Lines(List<Line> lines, String next) {}

    /// As [Lines].
    record Networks(List<KnownNetwork> networks, String next) {}

    record Page(boolean on, GreylistCounts counts, Lines letters, Networks known) {}

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance greylist(Page page, String text);
    }

    private final Visitor visitor;
    private final Greylist greylist;
    private final Flash flash;
    private final Clock clock;

    GreylistPages(Visitor visitor, Greylist greylist, Flash flash, Clock clock) {
        this.visitor = visitor;
        this.greylist = greylist;
        this.flash = flash;
        this.clock = clock;
    }

    /// @param text somewhere in a letter
    /// @param after number of a letter; older ones are shown
    /// @param network the same of a network
    @GET
    public TemplateInstance greylist(
            @QueryParam("text") @DefaultValue("") String text,
            @QueryParam("after") @DefaultValue("0") String after,
            @QueryParam("network") @DefaultValue("0") String network) {
        visitor.requireAdmin();
        var filter = new GreylistFilter(GreylistFilter.Which.ALL, text);
        var page = new Page(
                greylist.on(), greylist.counts(), lines(Numbers.of(after), filter), known(Numbers.of(network)));
        return Templates.greylist(page, Harmless.line(filter.text(), ""));
    }

    private Lines lines(long after, GreylistFilter filter) {
        List<Entry> found = greylist.page(after, PAGE + 1, filter);
        List<Entry> here = found.subList(0, Math.min(PAGE, found.size()));
        String next = found.size() > PAGE
                ? PATH + "?text=" + Paths.encoded(filter.text()) + "&after="
                        + here.getLast().id()
                : "";
        return new Lines(here.stream().map(Line::of).toList(), next);
    }

    private Networks known(long after) {
        List<KnownNetwork> found = greylist.networks(after, NETWORKS + 1);
        List<KnownNetwork> here = found.subList(0, Math.min(NETWORKS, found.size()));
        String next =
                found.size() > NETWORKS ? PATH + "?network=" + here.getLast().id() + "#networks" : "";
        return new Networks(here, next);
    }

    @GET
    @Path("{id: [0-9]{1,18}}/{deed: release|forget|forget-network}")
    public Response form() {
        return Pages.form(PATH);
    }

    @POST
    @Path("{id: [0-9]{1,18}}/release")
    public Response release(@PathParam("id") String id) {
        visitor.requireAdmin();
        boolean done = greylist.release(Numbers.of(id), clock.instant());
        return told(done ? "It passes when it comes next." : "It need not wait any more, or is gone.");
    }

    @POST
    @Path("{id: [0-9]{1,18}}/forget")
    public Response forget(@PathParam("id") String id) {
        visitor.requireAdmin();
        return told(greylist.forget(Numbers.of(id)) ? "Forgotten: it has to wait again." : "It was gone already.");
    }

    @POST
    @Path("{id: [0-9]{1,18}}/forget-network")
    public Response forgetNetwork(@PathParam("id") String id) {
        visitor.requireAdmin();
        boolean done = greylist.forgetNetwork(Numbers.of(id));
        return told(done ? "Forgotten: hosts of that network have to wait again." : "It was gone already.");
    }

    private Response told(String sentence) {
        flash.say(sentence);
        return Response.seeOther(URI.create(PATH)).build();
    }
}

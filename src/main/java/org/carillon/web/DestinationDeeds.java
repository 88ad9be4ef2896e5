package org.carillon.web;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.carillon.delivery.Destinations;
import org.carillon.delivery.Queue.Choice;

/// What those who run the site do about all that waits for one domain.
@Path("/queue/destinations")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class DestinationDeeds {
    private static final String ALL = "/queue/destinations";

    private final Visitor visitor;
    private final GroupDeeds deeds;
    private final Destinations destinations;

    DestinationDeeds(Visitor visitor, GroupDeeds deeds, Destinations destinations) {
        this.visitor = visitor;
        this.deeds = deeds;
        this.destinations = destinations;
    }

    @GET
    @Path("{domain}/{deed}")
    public Response form() {
        return Pages.form(ALL);
    }

    @POST
    @Path("{domain}/{deed: hold|release|retry}")
    public Response act(@PathParam("domain") String domain, @PathParam("deed") String deed) {
        visitor.requireAdmin();
        return deeds.act(deed, choice(domain), ALL);
    }

    @GET
    @Path("{domain}/delete")
    public TemplateInstance delete(@PathParam("domain") String domain) {
        visitor.requireAdmin();
        Destinations.Waiting waiting =
                destinations.find(Harmless.line(domain, "")).orElseThrow(NotFoundException::new);
        String what = "all that waits for " + Harmless.line(waiting.domain(), "");
        return GroupDeeds.ask(what, waiting.amount().recipients(), ALL + "/" + Paths.step(waiting.domain()));
    }

    @POST
    @Path("{domain}/delete")
    public Response deleted(@PathParam("domain") String domain) {
        visitor.requireAdmin();
        return deeds.delete(choice(domain), ALL);
    }

    private static Choice choice(String domain) {
        return new Choice.Destination(Harmless.line(domain, ""));
    }
}

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
import org.carillon.delivery.Queue;
import org.carillon.delivery.Queue.Choice;

/// What those who run the site do about all that waits of one letter.
@Path("/queue")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class LetterDeeds {
    private static final String LETTER = "{letter: [0-9]{1,18}}";

    private final Visitor visitor;
    private final GroupDeeds deeds;
    private final Queue queue;

    LetterDeeds(Visitor visitor, GroupDeeds deeds, Queue queue) {
        this.visitor = visitor;
        this.deeds = deeds;
        this.queue = queue;
    }

    @GET
    @Path(LETTER + "/{deed}")
    public Response form(@PathParam("letter") long letter) {
        return Pages.form("/queue/" + letter);
    }

    @POST
    @Path(LETTER + "/{deed: hold|release|retry}")
    public Response act(@PathParam("letter") long letter, @PathParam("deed") String deed) {
        visitor.requireAdmin();
        return deeds.act(deed, new Choice.Letter(letter), "/queue/" + letter);
    }

    @GET
    @Path(LETTER + "/delete")
    public TemplateInstance delete(@PathParam("letter") long letter) {
        visitor.requireAdmin();
        LetterView view = queue.letter(letter).map(l -> LetterView.of(l, "")).orElseThrow(NotFoundException::new);
        return GroupDeeds.ask("what waits of “" + view.subject() + "”", view.waiting(), view.path());
    }

    @POST
    @Path(LETTER + "/delete")
    public Response deleted(@PathParam("letter") long letter) {
        visitor.requireAdmin();
        return deeds.delete(new Choice.Letter(letter), "/queue/" + letter);
    }
}

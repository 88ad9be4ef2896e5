package org.carillon.web;

import io.quarkus.qute.CheckedTemplate;
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
import java.net.URI;
import org.carillon.delivery.Queue;
import org.carillon.delivery.Queue.Choice;
import org.carillon.spool.SetAside;

/// What those who run the site do about letters that wait. A batch may have left a moment before: then the next
/// page says so.
@Path("/queue")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class QueueDeeds {
    private static final String GONE = "That batch does not wait any more.";

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance delete(BatchView batch);
    }

    private final Visitor visitor;
    private final Queue queue;
    private final SetAside setAside;
    private final Flash flash;

    QueueDeeds(Visitor visitor, Queue queue, SetAside setAside, Flash flash) {
        this.visitor = visitor;
        this.queue = queue;
        this.setAside = setAside;
        this.flash = flash;
    }

    @GET
    @Path("batch/{id}/{deed: hold|release|retry}")
    public Response form() {
        return Pages.form("/queue");
    }

    @POST
    @Path("batch/{id}/hold")
    public Response hold(@PathParam("id") String id) {
        Choice batch = batch(id);
        return told(queue.hold(batch) > 0 ? "The batch is held back until you release it." : still(id, "is held back"));
    }

    @POST
    @Path("batch/{id}/release")
    public Response release(@PathParam("id") String id) {
        Choice batch = batch(id);
        return told(
                queue.release(batch) > 0 ? "The batch is released and tried at once." : still(id, "is not held back"));
    }

    @POST
    @Path("batch/{id}/retry")
    public Response retry(@PathParam("id") String id) {
        Choice batch = batch(id);
        if (queue.retry(batch) == 0) return told(still(id, "is held back or being sent"));
        return told(queue.waits(batch)
                .map(why -> "The batch is due, but waits still. " + why)
                .orElse("The batch is tried at once."));
    }

    private Choice batch(String id) {
        visitor.requireAdmin();
        return new Choice.Batch(Numbers.of(id));
    }

    private String still(String id, String state) {
        return queue.find(Numbers.of(id)).isPresent() ? "Nothing changed: the batch " + state + "." : GONE;
    }

    @GET
    @Path("batch/{id}/delete")
    public TemplateInstance delete(@PathParam("id") String id) {
        visitor.requireAdmin();
        Queue.WaitingBatch batch = queue.find(Numbers.of(id)).orElseThrow(NotFoundException::new);
        String subject =
                queue.letter(batch.letter()).map(Queue.SentLetter::subject).orElse("");
        return Templates.delete(BatchView.of(batch, subject));
    }

    @POST
    @Path("batch/{id}/delete")
    public Response deleted(@PathParam("id") String id) {
        Choice batch = batch(id);
        return told(queue.delete(batch) > 0 ? "The batch is deleted; its recipients get no copy." : GONE);
    }

    @GET
    @Path("aside/{id}/retry")
    public Response againForm() {
        return Pages.form("/queue/aside");
    }

    @POST
    @Path("aside/{id}/retry")
    public Response again(@PathParam("id") String id) {
        visitor.requireAdmin();
        boolean found = setAside.retry(Numbers.of(id));
        flash.say(found ? "The letter is tried once more." : "That letter is not set aside any more.");
        return Response.seeOther(URI.create("/queue/aside")).build();
    }

    private Response told(String sentence) {
        flash.say(sentence);
        return Response.seeOther(URI.create("/queue")).build();
    }
}

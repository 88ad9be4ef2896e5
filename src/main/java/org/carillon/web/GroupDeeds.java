package org.carillon.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.carillon.delivery.Queue;
import org.carillon.delivery.Queue.Choice;

/// What is done to several batches at once, and said on the next page.
@ApplicationScoped
class GroupDeeds {
    /// What is about to be deleted.
    ///
    /// @param what for people
    /// @param path of its page, below which the form goes
    record Doomed(String what, long people, String path) {}

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance delete(Doomed doomed);
    }

    private final Queue queue;
    private final Flash flash;

    GroupDeeds(Queue queue, Flash flash) {
        this.queue = queue;
        this.flash = flash;
    }

    static TemplateInstance ask(String what, long people, String path) {
        return Templates.delete(new Doomed(what, people, path));
    }

    /// @param deed `hold`, `release` or `retry`
    /// @param then the next page
    Response act(String deed, Choice choice, String then) {
        String sentence = switch (deed) {
            case "hold" -> count(queue.hold(choice), "held back until released");
            case "release" -> count(queue.release(choice), "released and tried at once");
            default -> tried(choice);
        };
        return told(sentence, then);
    }

    private String tried(Choice choice) {
        int batches = queue.retry(choice);
        String why = queue.waits(choice).map(reason -> " " + reason).orElse("");
        return count(batches, why.isEmpty() ? "tried at once" : "due now") + why;
    }

    Response delete(Choice choice, String then) {
        return told(count(queue.delete(choice), "deleted; the recipients get no copy"), then);
    }

    private static String count(int batches, String done) {
        if (batches == 0) return "Nothing changed: no batch was in that state any more.";
        return batches == 1 ? "One batch is " + done + "." : batches + " batches are " + done + ".";
    }

    private Response told(String sentence, String path) {
        flash.say(sentence);
        return Response.seeOther(URI.create(path)).build();
    }
}

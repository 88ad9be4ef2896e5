package org.carillon.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.carillon.people.ForwardTargets;
import org.carillon.people.People;
import org.carillon.people.Person;

/// The link in a letter that asks whether letters may be forwarded to its reader. Opening it changes nothing, as
/// programs open links too; its buttons do. Whoever has the token has read the letter and needs no account.
@Path("/forward/{token}")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class ForwardPages {
    private static final int GONE = 404;

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance ask(String token, String who, String to, boolean agreed);

        static native TemplateInstance told(String title, boolean done, String sentence);
    }

    private final ForwardTargets targets;
    private final People people;

    ForwardPages(ForwardTargets targets, People people) {
        this.targets = targets;
        this.people = people;
    }

    @GET
    public Response ask(@PathParam("token") String token) {
        Optional<ForwardTargets.Question> asked = targets.question(token);
        if (asked.isEmpty()) return stale();
        var question = asked.get();
        TemplateInstance page = Templates.ask(
                Paths.encoded(token), who(question), question.address().toString(), question.confirmed());
        return Pages.html(Response.Status.OK.getStatusCode(), page);
    }

    @POST
    public Response agree(@PathParam("token") String token) {
        Optional<ForwardTargets.Question> asked = targets.question(token);
        if (asked.isEmpty() || !targets.confirm(token)) return stale();
        return told(
                "Thank you",
                "Letters of " + who(asked.get()) + " may be forwarded to "
                        + asked.get().address() + " from now on. The link in the letter ends it whenever you like.");
    }

    @GET
    @Path("/stop")
    public Response stopForm(@PathParam("token") String token) {
        return Pages.form("/forward/" + Paths.step(token));
    }

    @POST
    @Path("/stop")
    public Response stop(@PathParam("token") String token) {
        Optional<ForwardTargets.Question> asked = targets.question(token);
        if (asked.isEmpty() || !targets.withdraw(token)) return stale();
        return told(
                "Ended",
                "No more letters of " + who(asked.get()) + " are forwarded to "
                        + asked.get().address() + ".");
    }

    private static Response told(String title, String sentence) {
        return Pages.html(Response.Status.OK.getStatusCode(), Templates.told(title, true, sentence));
    }

    private String who(ForwardTargets.Question question) {
        Optional<Person> person = people.find(question.personId());
        return person.map(p -> p.name().isEmpty() ? p.address().toString() : p.name() + " (" + p.address() + ")")
                .orElse("somebody who has no account any more");
    }

    /// The same whatever is wrong with the link.
    private static Response stale() {
        return Pages.html(
                GONE,
                Templates.told(
                        "This link leads nowhere",
                        false,
                        "It was not copied completely, or a newer letter has taken its place: look for the newest one"
                                + " that asks whether letters may be forwarded to you."));
    }
}

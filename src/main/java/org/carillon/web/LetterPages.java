package org.carillon.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.carillon.spool.Acceptance;
import org.jspecify.annotations.Nullable;

/// Sends a letter into the house as if it had come by SMTP: in the demo for everybody and from any address, where
/// letters do leave for admins only.
@Path("/letters/new")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class LetterPages {
    private static final int NOT_NOW = 503;

    /// What stands in the form.
    record Draft(String from, String to, String subject, String text) {}

    /// Sentences beside the fields; empty where all is well.
    record Faults(String from, String to, String subject, String text) {
        static final Faults NONE = new Faults("", "", "", "");

        boolean any() {
            return !equals(NONE);
        }
    }

    /// The fields of the form, or of a link that fills it.
    public static class Fields {
        @FormParam("from")
        @Nullable
        String from;

        @FormParam("to")
        @Nullable
        String to;

        @FormParam("subject")
        @Nullable
        String subject;

        @FormParam("text")
        @Nullable
        String text;

        Draft draft() {
            return LetterPages.draft(from, to, subject, text);
        }
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance write(Draft draft, Faults faults, String sorry, boolean demo);
    }

    private final Visitor visitor;
    private final DemoHints demo;
    private final TestLetter letters;
    private final Flash flash;

    LetterPages(Visitor visitor, DemoHints demo, TestLetter letters, Flash flash) {
        this.visitor = visitor;
        this.demo = demo;
        this.letters = letters;
        this.flash = flash;
    }

    private void maySend() {
        if (!demo.open()) visitor.requireAdmin();
    }

    @GET
    public TemplateInstance write(
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("subject") @Nullable String subject,
            @QueryParam("text") @Nullable String text) {
        maySend();
        String own = visitor.person().map(p -> p.address().toString()).orElse("");
        return page(draft(from == null ? own : from, to, subject, text), Faults.NONE, "");
    }

    @POST
    public Response send(@BeanParam Fields fields) {
        maySend();
        Draft draft = fields.draft();
        Faults faults = letters.faults(draft);
        if (faults.any()) return Pages.again(page(draft, faults, ""));
        return switch (letters.send(draft)) {
            case Acceptance.Stored _ -> sent(draft);
            case Acceptance.NoRoom _ -> sorry(draft, "There is no room for letters at the moment; try again later.");
            case Acceptance.Away _ -> sorry(draft, "The letter cannot be stored at the moment; try again later.");
        };
    }

    private Response sent(Draft draft) {
        flash.say("The letter to " + draft.to() + " is on its way. What it causes can be seen in a moment.");
        String next = demo.open() || visitor.admin() && demo.captures() ? "/captured" : "/";
        return Response.seeOther(URI.create(next)).build();
    }

    private Response sorry(Draft draft, String sentence) {
        return Pages.html(NOT_NOW, page(draft, Faults.NONE, sentence));
    }

    private TemplateInstance page(Draft draft, Faults faults, String sorry) {
        return Templates.write(draft, faults, sorry, demo.open());
    }

    private static Draft draft(
            @Nullable String from, @Nullable String to, @Nullable String subject, @Nullable String text) {
        return new Draft(stripped(from), stripped(to), stripped(subject), text == null ? "" : text);
    }

    private static String stripped(@Nullable String field) {
        return field == null ? "" : field.strip();
    }
}

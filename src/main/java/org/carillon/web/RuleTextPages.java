package org.carillon.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.carillon.rules.RuleText;
import org.jspecify.annotations.Nullable;

/// One's own sort rules as text. As a form they are in [RulePages], tried in [RuleTrialPages].
@Path("/me/rules/text")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class RuleTextPages {
    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance text(RuleTextView view);

        static native TemplateInstance version(RulePlace.Head head, RuleText version, boolean inForce);

        static native TemplateInstance trial(TrialView view);
    }

    private final Visitor visitor;
    private final RuleTexts texts;

    RuleTextPages(Visitor visitor, RuleTexts texts) {
        this.visitor = visitor;
        this.texts = texts;
    }

    private RulePlace.Own own() {
        return new RulePlace.Own(visitor.required());
    }

    @GET
    public TemplateInstance text() {
        return texts.show(own());
    }

    @POST
    public Response save(@BeanParam RuleForm form) {
        return texts.save(own(), form);
    }

    @GET
    @Path("version/{id}")
    public TemplateInstance version(@PathParam("id") String id) {
        return texts.version(own(), Numbers.of(id));
    }

    @POST
    @Path("version/{id}")
    public Response restore(@PathParam("id") String id) {
        return texts.restore(own(), Numbers.of(id));
    }

    @GET
    @Path("ask")
    public Response askForm() {
        return Pages.form("/me/rules/text");
    }

    @POST
    @Path("ask")
    public Response askAgain(@FormParam("address") @Nullable String address) {
        return texts.askAgain(own(), address);
    }
}

package org.carillon.web;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// The sort rules that every letter meets first, as text, and their trial; for admins.
@Path("/site/rules")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class SiteRulePages {
    private final Visitor visitor;
    private final RuleTexts texts;
    private final RuleTrials trials;

    SiteRulePages(Visitor visitor, RuleTexts texts, RuleTrials trials) {
        this.visitor = visitor;
        this.texts = texts;
        this.trials = trials;
    }

    private RulePlace site() {
        visitor.requireAdmin();
        return new RulePlace.OfSite();
    }

    @GET
    public TemplateInstance text() {
        return texts.show(site());
    }

    @POST
    public Response save(@BeanParam RuleForm form) {
        return texts.save(site(), form);
    }

    @GET
    @Path("version/{id}")
    public TemplateInstance version(@PathParam("id") String id) {
        return texts.version(site(), Numbers.of(id));
    }

    @POST
    @Path("version/{id}")
    public Response restore(@PathParam("id") String id) {
        return texts.restore(site(), Numbers.of(id));
    }

    @GET
    @Path("try")
    public TemplateInstance trial(@QueryParam("filed") @DefaultValue("") String filed) {
        return trials.show(site(), filed);
    }

    @POST
    @Path("try")
    public Response attempt(@BeanParam RuleForm form) {
        return trials.attempt(site(), form);
    }
}

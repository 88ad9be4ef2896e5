package org.carillon.web;

import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// What one's own rules, or a text that is not saved, would do with a letter.
@Path("/me/rules/try")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class RuleTrialPages {
    private final Visitor visitor;
    private final RuleTrials trials;

    RuleTrialPages(Visitor visitor, RuleTrials trials) {
        this.visitor = visitor;
        this.trials = trials;
    }

    private RulePlace.Own own() {
        return new RulePlace.Own(visitor.required());
    }

    /// @param filed a letter that is chosen already
    @GET
    public TemplateInstance trial(@QueryParam("filed") @DefaultValue("") String filed) {
        return trials.show(own(), filed);
    }

    @POST
    public Response attempt(@BeanParam RuleForm form) {
        return trials.attempt(own(), form);
    }
}

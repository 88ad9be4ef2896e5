package org.carillon.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.carillon.rules.RuleOwner;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// The rules that every letter meets first.
@Path("/api/v1/site/rules")
@Tag(name = "rules")
public class SiteRulesResource {
    private final RuleAnswers answers;

    SiteRulesResource(RuleAnswers answers) {
        this.answers = answers;
    }

    @GET
    @Operation(summary = "Show the site's sort rules")
    public RuleAnswers.Rules show() {
        return answers.show(RuleOwner.SITE);
    }

    @PUT
    @Consumes("text/plain")
    @Operation(summary = "Put the site's sort rules in force; 422 with every faulty line, and the old ones stay")
    public Response set(@Nullable String text) {
        return answers.set(RuleOwner.SITE, text);
    }
}

package org.carillon.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.carillon.lists.Right;
import org.carillon.rules.RuleOwner;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// A list's sort rules, a row of its posting policy.
@AsksRights
@Path("/api/v1/lists/{address}/rules")
@Tag(name = "rules")
public class ListRulesResource {
    private final RuleAnswers answers;
    private final Caller caller;

    ListRulesResource(RuleAnswers answers, Caller caller) {
        this.caller = caller;
        this.answers = answers;
    }

    @GET
    @Operation(summary = "Show a list's sort rules")
    public RuleAnswers.Rules show(@RestPath String address) {
        return answers.show(owner(address, Right.SEE_RULES));
    }

    @PUT
    @Consumes("text/plain")
    @Operation(summary = "Put a list's sort rules in force; 422 with every faulty line, and the old ones stay")
    public Response set(@RestPath String address, @Nullable String text) {
        return answers.set(owner(address, Right.CHANGE_RULES), text);
    }

    private RuleOwner owner(String address, Right right) {
        return RuleOwner.list(caller.list(address, right).id());
    }
}

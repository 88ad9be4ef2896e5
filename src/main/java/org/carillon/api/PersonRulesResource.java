package org.carillon.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.carillon.desk.RuleDesk;
import org.carillon.mail.Address;
import org.carillon.people.People;
import org.carillon.people.Person;
import org.carillon.rules.RuleOwner;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// A person's sort rules.
@Path("/api/v1/people/{address}/rules")
@Tag(name = "rules")
public class PersonRulesResource {
    private final RuleAnswers answers;
    private final RuleDesk desk;
    private final People people;
    private final Caller caller;

    PersonRulesResource(RuleAnswers answers, RuleDesk desk, People people, Caller caller) {
        this.answers = answers;
        this.desk = desk;
        this.people = people;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Show a person's sort rules")
    public RuleAnswers.Rules show(@RestPath String address) {
        return answers.show(RuleOwner.person(person(address).id()));
    }

    @PUT
    @Consumes("text/plain")
    @Operation(summary = "Put a person's sort rules in force; 422 with every faulty line, and the old ones stay")
    public Response set(@RestPath String address, @Nullable String text) {
        Person person = person(address);
        return answers.set(RuleOwner.person(person.id()), text, wanted -> desk.set(person, wanted, caller.by()));
    }

    private Person person(String address) {
        Address known = Address.of(address);
        return people.at(known).orElseThrow(() -> Refusal.notFound("Nobody has an account at " + known + "."));
    }
}

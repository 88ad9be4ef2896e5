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
import org.carillon.lists.Right;

/// A list's sort rules as text, and their trial, for those who run it.
@Path("/lists/{address}/rules")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class ListRulePages {
    private final Visitor visitor;
    private final RuleTexts texts;
    private final RuleTrials trials;

    ListRulePages(Visitor visitor, RuleTexts texts, RuleTrials trials) {
        this.visitor = visitor;
        this.texts = texts;
        this.trials = trials;
    }

    private RulePlace of(String address) {
        return new RulePlace.OfList(visitor.list(address, Right.CHANGE_RULES));
    }

    @GET
    public TemplateInstance text(@PathParam("address") String address) {
        return texts.show(of(address));
    }

    @POST
    public Response save(@PathParam("address") String address, @BeanParam RuleForm form) {
        return texts.save(of(address), form);
    }

    @GET
    @Path("version/{id}")
    public TemplateInstance version(@PathParam("address") String address, @PathParam("id") String id) {
        return texts.version(of(address), Numbers.of(id));
    }

    @POST
    @Path("version/{id}")
    public Response restore(@PathParam("address") String address, @PathParam("id") String id) {
        return texts.restore(of(address), Numbers.of(id));
    }

    @GET
    @Path("try")
    public TemplateInstance trial(
            @PathParam("address") String address, @QueryParam("filed") @DefaultValue("") String filed) {
        return trials.show(of(address), filed);
    }

    @POST
    @Path("try")
    public Response attempt(@PathParam("address") String address, @BeanParam RuleForm form) {
        return trials.attempt(of(address), form);
    }
}

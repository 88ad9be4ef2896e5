package org.carillon.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.carillon.trust.blocklist.BlockLists;
import org.carillon.trust.blocklist.Exemption;
import org.carillon.trust.blocklist.Exemptions;
import org.carillon.trust.blocklist.ListState;
import org.carillon.trust.blocklist.Reveille;

/// The block lists that are asked, and who comes in whatever they say; for those who run the site.
@Path("/site/doors/lists")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class BlockListPages {
    private static final String PATH = "/site/doors/lists";
    private static final int PAGE = 50;

    /// What was typed, and what is wrong with it.
    record Adding(String network, String reason, String fault) {
        static final Adding NOTHING = new Adding("", "", "");
    }

    /// @param next where the exemptions go on; empty at their end
    record Page(List<ListState> lists, List<Exemption> exempt, String next, Adding adding) {}

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance lists(Page page);
    }

    private final Visitor visitor;
    private final BlockLists lists;
    private final Reveille reveille;
    private final Exemptions exemptions;
    private final Flash flash;

    BlockListPages(Visitor visitor, BlockLists lists, Reveille reveille, Exemptions exemptions, Flash flash) {
        this.visitor = visitor;
        this.lists = lists;
        this.reveille = reveille;
        this.exemptions = exemptions;
        this.flash = flash;
    }

    /// @param after number of an exemption; older ones are shown
    @GET
    public TemplateInstance lists(@QueryParam("after") @DefaultValue("0") String after) {
        visitor.requireAdmin();
        return page(Numbers.of(after), Adding.NOTHING);
    }

    private TemplateInstance page(long after, Adding adding) {
        List<Exemption> found = exemptions.page(after, PAGE + 1);
        List<Exemption> here = found.subList(0, Math.min(PAGE, found.size()));
        String next = found.size() > PAGE ? PATH + "?after=" + here.getLast().id() + "#exempt" : "";
        return Templates.lists(new Page(lists.state(), here, next, adding));
    }

    @GET
    @Path("{deed: ask|exempt}")
    public Response form() {
        return Pages.form(PATH);
    }

    @GET
    @Path("exempt/{id: [0-9]{1,18}}/remove")
    public Response removeForm() {
        return Pages.form(PATH);
    }

    /// Asks a list that rests.
    @POST
    @Path("ask")
    public Response ask(@FormParam("zone") @DefaultValue("") String zone) {
        visitor.requireAdmin();
        return told(reveille.askAgain(zone)
                .map(test -> test.zone() + ": " + test.sentence())
                .orElse("No list of that name is asked any more."));
    }

    /// Lets a host or network in.
    @POST
    @Path("exempt")
    public Response exempt(
            @FormParam("network") @DefaultValue("") String network,
            @FormParam("reason") @DefaultValue("") String reason) {
        visitor.requireAdmin();
        String by = visitor.required().address().toString();
        return switch (exemptions.add(network, reason, by)) {
            case Exemptions.Added.Done(var kept, var fresh) ->
                told(kept + (fresh ? " may come in from its next connection on." : " was let in before."));
            case Exemptions.Added.Unfit(var sentence) ->
                Pages.again(page(0, new Adding(Harmless.line(network, ""), Harmless.line(reason, ""), sentence)));
        };
    }

    @POST
    @Path("exempt/{id: [0-9]{1,18}}/remove")
    public Response remove(@PathParam("id") String id) {
        visitor.requireAdmin();
        boolean gone = exemptions.remove(Numbers.of(id));
        return told(gone ? "From now on the lists are asked about it again." : "It was gone already.");
    }

    private Response told(String sentence) {
        flash.say(sentence);
        return Response.seeOther(URI.create(PATH)).build();
    }
}

package org.carillon.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.carillon.domains.Domains;
import org.carillon.lists.DomainAdmins;
import org.carillon.mail.Address;
import org.carillon.mail.AddressException;

/// Who runs all lists of a domain, for those who run the site.
@Path("/site/domains/{domain}/admins")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class DomainAdminPages {
    /// What was typed, and what is wrong with it.
    record Typed(String who, String fault) {
        static final Typed NOTHING = new Typed("", "");
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance admins(String domain, List<String> admins, Typed typed);
    }

    private final Visitor visitor;
    private final Domains domains;
    private final DomainAdmins admins;
    private final Flash flash;

    DomainAdminPages(Visitor visitor, Domains domains, DomainAdmins admins, Flash flash) {
        this.visitor = visitor;
        this.domains = domains;
        this.admins = admins;
        this.flash = flash;
    }

    @GET
    public TemplateInstance admins(@PathParam("domain") String domain) {
        return page(ours(domain), Typed.NOTHING);
    }

    private TemplateInstance page(String domain, Typed typed) {
        return Templates.admins(
                domain, admins.of(domain).stream().map(Address::toString).toList(), typed);
    }

    @POST
    public Response add(@PathParam("domain") String domain, @FormParam("who") @DefaultValue("") String who) {
        String ours = ours(domain);
        try {
            boolean fresh =
                    admins.add(ours, Address.of(who.strip()), visitor.actor().by());
            return told(ours, fresh ? "They run the lists of this domain from now on." : "They did so before.");
        } catch (AddressException sentence) {
            return Pages.again(page(ours, new Typed(who, String.valueOf(sentence.getMessage()))));
        }
    }

    @GET
    @Path("remove")
    public Response form(@PathParam("domain") String domain) {
        return Pages.form(path(ours(domain)));
    }

    @POST
    @Path("remove")
    public Response remove(@PathParam("domain") String domain, @FormParam("who") @DefaultValue("") String who) {
        String ours = ours(domain);
        boolean gone = Address.parse(who)
                .filter(one -> admins.remove(ours, one, visitor.actor().by()))
                .isPresent();
        return told(ours, gone ? "They do not run the lists of this domain any more." : "They did not run them.");
    }

    private Response told(String domain, String sentence) {
        flash.say(sentence);
        return Response.seeOther(URI.create(path(domain))).build();
    }

    private static String path(String domain) {
        return "/site/domains/" + Paths.encoded(domain) + "/admins";
    }

    private String ours(String domain) {
        visitor.requireAdmin();
        String name = domain.toLowerCase(Locale.ROOT);
        if (!domains.ours(name)) throw new NotFoundException();
        return name;
    }
}

package org.carillon.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
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
import org.carillon.desk.KeyChange;
import org.carillon.domains.DomainKeys;
import org.carillon.domains.Domains;
import org.carillon.trust.DnsAdvice;
import org.carillon.trust.DnsCheck;
import org.carillon.trust.DnsChecks;
import org.carillon.trust.DnsRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Our domains, the records that the DNS should have for them, and the change of their keys; for those who run the
/// site.
@Path("/site/domains")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class DomainPages {
    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance domains(List<String> domains);

        static native TemplateInstance domain(DomainView domain);
    }

    private final Visitor visitor;
    private final Domains domains;
    private final DomainKeys keys;
    private final DnsAdvice advice;
    private final DnsChecks checks;
    private final KeyChange change;
    private final Flash flash;

    @ConfigProperty(name = "carillon.delivery.sign", defaultValue = "true")
    boolean signing;

    /// With `capture` nothing leaves, and a demo may have no DNS.
    @ConfigProperty(name = "carillon.delivery.route", defaultValue = "mx")
    String route = "mx";

    DomainPages(
            Visitor visitor,
            Domains domains,
            DomainKeys keys,
            DnsAdvice advice,
            DnsChecks checks,
            KeyChange change,
            Flash flash) {
        this.visitor = visitor;
        this.domains = domains;
        this.keys = keys;
        this.advice = advice;
        this.checks = checks;
        this.change = change;
        this.flash = flash;
    }

    @GET
    public TemplateInstance domains() {
        visitor.requireAdmin();
        return Templates.domains(domains.all());
    }

    @GET
    @Path("{domain}")
    public TemplateInstance domain(@PathParam("domain") String domain) {
        String ours = ours(domain);
        return Templates.domain(
                DomainView.of(ours, signing, keys.of(ours), checked(advice.of(ours)), advice.stsPolicy()));
    }

    private List<DnsCheck> checked(List<DnsRecord> records) {
        return route.equals("capture") ? DnsChecks.notAsked(records) : checks.of(records);
    }

    @GET
    @Path("{domain}/{deed: prepare|activate}")
    public Response form(@PathParam("domain") String domain) {
        return Pages.form(path(ours(domain)));
    }

    @POST
    @Path("{domain}/prepare")
    public Response prepare(@PathParam("domain") String domain) {
        String ours = ours(domain);
        boolean made = keys.prepare(ours);
        return told(
                ours,
                made
                        ? "The next keys are made. Publish their records, then let them sign."
                        : "Nothing changed: there were next keys already.");
    }

    @POST
    @Path("{domain}/activate")
    public Response activate(@PathParam("domain") String domain) {
        String ours = ours(domain);
        return told(
                ours,
                switch (change.activate(ours, false)) {
                    case KeyChange.Outcome.Changed _ ->
                        "The new keys sign from now on. Leave the records of the old ones until they have retired.";
                    case KeyChange.Outcome.NothingNext _ -> "Nothing changed: there are no next keys.";
                    case KeyChange.Outcome.NotPublished missing -> "Nothing changed. " + missing.sentence();
                });
    }

    private Response told(String domain, String sentence) {
        flash.say(sentence);
        return Response.seeOther(URI.create(path(domain))).build();
    }

    private static String path(String domain) {
        return "/site/domains/" + Paths.encoded(domain);
    }

    private String ours(String domain) {
        visitor.requireAdmin();
        String name = domain.toLowerCase(Locale.ROOT);
        if (!domains.ours(name)) throw new NotFoundException();
        return name;
    }
}

package org.carillon.api;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import org.carillon.desk.KeyChange;
import org.carillon.domains.DomainKey;
import org.carillon.domains.DomainKeys;
import org.carillon.domains.Domains;
import org.carillon.trust.DnsAdvice;
import org.carillon.trust.DnsCheck;
import org.carillon.trust.DnsChecks;
import org.carillon.trust.DnsRecord;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/domains")
@Tag(name = "domains")
public class DomainsResource {
    public record OurDomain(@Nullable String domain) {}

    /// The public half of a key.
    ///
    /// @param state `active`, `next` or `retiring`
    /// @param retires when its record may go
    public record Key(
            String selector,
            String algorithm,
            String state,
            String made,
            @Nullable String retires) {
        static Key of(DomainKey key) {
            return new Key(
                    key.selector(),
                    key.algorithm().word(),
                    key.state().word(),
                    key.made().toString(),
                    key.retires().map(Object::toString).orElse(null));
        }
    }

    /// A record to publish.
    ///
    /// @param zone the same as a line of a zone file
    /// @param state what the DNS says of it; null when it was not asked
    public record Advised(
            String purpose,
            String name,
            String type,
            String value,
            String zone,
            @Nullable Seen state) {
        static Advised of(DnsRecord wanted, @Nullable Seen state) {
            return new Advised(
                    wanted.purpose().name().toLowerCase(Locale.ROOT),
                    wanted.name(),
                    wanted.type().name(),
                    wanted.value(),
                    wanted.zoneLine(),
                    state);
        }

        static Advised of(DnsCheck check) {
            String state = check.state().name().toLowerCase(Locale.ROOT);
            return of(check.record(), new Seen(state, check.seen()));
        }
    }

    /// @param state `published`, `missing`, `different` or `unknown`
    /// @param seen what stands there instead
    public record Seen(String state, String seen) {}

    /// @param force without looking whether the DNS shows the keys
    public record Activation(@Nullable Boolean force) {}

    private final Domains domains;
    private final DomainKeys keys;
    private final DnsAdvice advice;
    private final DnsChecks checks;
    private final KeyChange change;

    DomainsResource(Domains domains, DomainKeys keys, DnsAdvice advice, DnsChecks checks, KeyChange change) {
        this.domains = domains;
        this.keys = keys;
        this.advice = advice;
        this.checks = checks;
        this.change = change;
    }

    @GET
    @Operation(summary = "Show our domains")
    public List<OurDomain> list() {
        return domains.all().stream().map(OurDomain::new).toList();
    }

    @POST
    @Operation(summary = "Take a domain in, with keys to sign its letters; 200 when it was ours already")
    public Response add(@Nullable OurDomain wanted) {
        String domain = Wanted.field("domain", Wanted.body(wanted).domain());
        boolean fresh = domains.add(domain);
        return Response.status(fresh ? 201 : 200)
                .entity(new OurDomain(domain.toLowerCase(Locale.ROOT)))
                .build();
    }

    @GET
    @Path("{domain}/keys")
    @Operation(summary = "Show the DKIM keys of a domain: those that sign, those that shall, those that did")
    public List<Key> keys(@PathParam("domain") String domain) {
        return keys.of(ours(domain)).stream().map(Key::of).toList();
    }

    @POST
    @Path("{domain}/keys")
    @Operation(summary = "Make the keys that shall sign next; 200 when there are some")
    public Response prepare(@PathParam("domain") String domain) {
        boolean fresh = keys.prepare(ours(domain));
        return Response.status(fresh ? 201 : 200).entity(keys(domain)).build();
    }

    @POST
    @Path("{domain}/keys/activate")
    @Operation(summary = "Let the next keys sign, if the DNS shows them")
    public List<Key> activate(@PathParam("domain") String domain, @Nullable Activation how) {
        boolean force = how != null && Boolean.TRUE.equals(how.force());
        return switch (change.activate(ours(domain), force)) {
            case KeyChange.Outcome.Changed _ -> keys(domain);
            case KeyChange.Outcome.NothingNext _ ->
                throw Refusal.conflict("There are no next keys; make them first (domain rotate).");
            case KeyChange.Outcome.NotPublished missing -> throw Refusal.conflict(missing.sentence());
        };
    }

    @GET
    @Path("{domain}/dns")
    @Operation(summary = "Show the DNS records to publish; check=true asks the DNS which of them it has")
    public List<Advised> dns(
            @PathParam("domain") String domain, @QueryParam("check") @DefaultValue("false") boolean check) {
        List<DnsRecord> records = advice.of(ours(domain));
        if (check) return checks.of(records).stream().map(Advised::of).toList();
        return records.stream().map(wanted -> Advised.of(wanted, null)).toList();
    }

    private String ours(String domain) {
        String name = domain.toLowerCase(Locale.ROOT);
        if (!domains.ours(name)) throw Refusal.notFound("The domain \"" + name + "\" is none of ours.");
        return name;
    }
}

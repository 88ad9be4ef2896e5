package org.carillon.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import org.carillon.domains.Domains;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/domains")
@Tag(name = "domains")
public class DomainsResource {
    public record OurDomain(@Nullable String domain) {}

    private final Domains domains;

    DomainsResource(Domains domains) {
        this.domains = domains;
    }

    @GET
    @Operation(summary = "Show our domains")
    public List<OurDomain> list() {
        return domains.all().stream().map(OurDomain::new).toList();
    }

    @POST
    @Operation(summary = "Take a domain in; 200 when it was ours already")
    public Response add(@Nullable OurDomain wanted) {
        String domain = Wanted.field("domain", Wanted.body(wanted).domain());
        boolean fresh = domains.add(domain);
        return Response.status(fresh ? 201 : 200)
                .entity(new OurDomain(domain.toLowerCase(Locale.ROOT)))
                .build();
    }
}

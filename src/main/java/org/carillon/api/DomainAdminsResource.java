package org.carillon.api;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import org.carillon.domains.Domains;
import org.carillon.lists.DomainAdmins;
import org.carillon.mail.Address;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// Who runs all lists of a domain.
@Path("/api/v1/domains/{domain}/admins")
@Tag(name = "domains")
public class DomainAdminsResource {
    public record Admin(@Nullable String address) {}

    private final Domains domains;
    private final DomainAdmins admins;
    private final Caller caller;

    DomainAdminsResource(Domains domains, DomainAdmins admins, Caller caller) {
        this.domains = domains;
        this.admins = admins;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Show who runs all lists of a domain")
    public List<Admin> list(@RestPath String domain) {
        return admins.of(ours(domain)).stream()
                .map(a -> new Admin(a.toString()))
                .toList();
    }

    @POST
    @Operation(summary = "Let somebody run all lists of a domain; 200 when they did before")
    public Response add(@RestPath String domain, @Nullable Admin body) {
        String name = ours(domain);
        Address who = Address.of(Wanted.field("address", Wanted.body(body).address()));
        boolean fresh = admins.add(name, who, caller.actor().by());
        return Response.status(fresh ? 201 : 200)
                .entity(new Admin(who.toString()))
                .build();
    }

    @DELETE
    @Path("{address}")
    @Operation(summary = "Take that away again")
    public void remove(@RestPath String domain, @RestPath String address) {
        Address who = Address.of(address);
        if (!admins.remove(ours(domain), who, caller.actor().by())) {
            throw Refusal.notFound(who + " is no admin of " + domain + ".");
        }
    }

    private String ours(String domain) {
        String name = domain.toLowerCase(Locale.ROOT);
        if (!domains.ours(name)) throw Refusal.notFound("The domain \"" + name + "\" is none of ours.");
        return name;
    }
}

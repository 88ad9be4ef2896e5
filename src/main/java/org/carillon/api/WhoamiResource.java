package org.carillon.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.carillon.lists.Token;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@AsksRights
@Path("/api/v1/whoami")
@Tag(name = "tokens")
public class WhoamiResource {
    /// @param name of the token, or `admin` for the one in `admin.token`
    /// @param domain empty: all domains
    /// @param list empty: all lists of the domain
    public record Bearer(String name, String role, String domain, String list) {}

    private final Caller caller;

    WhoamiResource(Caller caller) {
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Say whose token this is, and what it reaches")
    public Bearer show() {
        var grant = caller.grant();
        return new Bearer(caller.name(), Token.word(grant.role()), grant.domain(), grant.listAddress());
    }
}

package org.carillon.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/whoami")
@Tag(name = "tokens")
public class WhoamiResource {
    /// @param name of the token, or `admin` for the one in `admin.token`
    public record Bearer(String name, String role) {}

    private final Caller caller;

    WhoamiResource(Caller caller) {
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Say whose token this is")
    public Bearer show() {
        return new Bearer(caller.name(), ApiTokens.ADMIN);
    }
}

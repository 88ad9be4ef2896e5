package org.carillon.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.Map;
import org.carillon.watch.DoorState;
import org.carillon.watch.Doors;
import org.carillon.watch.TlsState;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/doors")
@Tag(name = "doors")
public class DoorsResource {
    /// An open door, counted since the start of the node that answers.
    ///
    /// @param sessions at this moment
    /// @param tls handshakes by version of TLS
    public record Open(
            String name,
            String host,
            int port,
            String security,
            long sessions,
            long connections,
            long accepted,
            long refused,
            long signedIn,
            long tlsFailed,
            Map<String, Long> tls) {
        static Open of(DoorState door) {
            DoorState.Where where = door.where();
            DoorState.Counts counts = door.counts();
            return new Open(
                    door.name(),
                    where.host(),
                    where.port(),
                    where.security(),
                    counts.sessions(),
                    counts.connections(),
                    counts.accepted(),
                    door.refused(),
                    counts.signedIn(),
                    counts.tlsFailed(),
                    door.tls());
        }
    }

    private final Doors doors;

    DoorsResource(Doors doors) {
        this.doors = doors;
    }

    @GET
    @Operation(summary = "Show which doors are open for letters and what came through them")
    public List<Open> list() {
        return doors.all().stream().map(Open::of).toList();
    }

    @GET
    @Path("{name}/refusals")
    @Operation(summary = "Show what a door refused, the most frequent reply first")
    public List<DoorState.Refusal> refusals(@PathParam("name") String name) {
        return doors.named(name)
                .map(DoorState::refusals)
                .orElseThrow(() -> Refusal.notFound("There is no open door \"" + name + "\"; GET /doors names those."));
    }

    @GET
    @Path("certificate")
    @Operation(summary = "Show the certificate that clients see under TLS")
    public TlsState certificate() {
        return doors.certificate().orElseThrow(() -> Refusal.notFound("No certificate is in use."));
    }
}

package org.carillon.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.carillon.lists.MailingList;
import org.carillon.lists.MemberExport;
import org.carillon.lists.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@AsksRights
@Path("/api/v1/lists/{address}/members.csv")
@Tag(name = "members")
public class MemberExportResource {
    private final MemberExport export;
    private final Caller caller;

    MemberExportResource(MemberExport export, Caller caller) {
        this.export = export;
        this.caller = caller;
    }

    /// Streams; when it breaks off on the way the connection is closed before its end.
    @GET
    @Produces({"text/csv", MediaType.APPLICATION_JSON})
    @Operation(summary = "All members as a table (RFC 4180) that can be imported again")
    public Response write(@RestPath String address) {
        MailingList list = caller.list(address, Right.EXPORT_MEMBERS);
        StreamingOutput body = out -> export.write(list, out);
        return Response.ok(body, "text/csv; charset=UTF-8")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}

package org.carillon.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.carillon.desk.ListExport;
import org.carillon.lists.MailingList;
import org.carillon.lists.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/// A whole list as a file.
@AsksRights
@Path("/api/v1/lists/{address}/export")
@Tag(name = "lists")
public class ListExportResource {
    private final ListExport export;
    private final Caller caller;

    ListExportResource(ListExport export, Caller caller) {
        this.export = export;
        this.caller = caller;
    }

    /// Streams; when it breaks off on the way the connection is closed before its end.
    @GET
    @Produces({"application/zip", MediaType.APPLICATION_JSON})
    @Operation(summary = "The whole list as a zip: archive.mbox, members.csv and settings.json")
    public Response write(@RestPath String address) {
        MailingList list = caller.list(address, Right.EXPORT_LIST);
        StreamingOutput body = out -> export.write(list, out);
        return Response.ok(body, "application/zip")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}

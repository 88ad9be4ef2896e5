package org.carillon.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.carillon.lists.ImportReport;
import org.carillon.lists.Members;
import org.carillon.lists.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@AsksRights
@Path("/api/v1/lists/{address}/members")
@Tag(name = "members")
public class MemberImportResource {
    /// What became of the lines of a file.
    public record Report(@JsonProperty("new") int added, int known, List<Refused> refused) {
        static Report of(ImportReport report) {
            var refused = report.refused().stream()
                    .map(r -> new Refused(r.line(), r.why()))
                    .toList();
            return new Report(report.added(), report.known(), refused);
        }
    }

    /// @param line counted from 1
    public record Refused(int line, String why) {}

    private final Members members;
    private final Caller caller;

    MemberImportResource(Members members, Caller caller) {
        this.members = members;
        this.caller = caller;
    }

    /// Reads while the body comes in, in one transaction: all right lines or none.
    @POST
    @Consumes({"text/csv", "text/plain"})
    @Operation(summary = "Take in many: one `address` or `Name <address>` a line, then perhaps `,mode`; no letters")
    public Report importAll(@RestPath String address, InputStream body) {
        var list = caller.list(address, Right.CHANGE_MEMBERS);
        var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8)).lines();
        return Report.of(members.importAll(list, lines, caller.actor().by()));
    }
}

package org.carillon.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import org.carillon.desk.IncomingFiles;
import org.carillon.lists.ImportReport;
import org.carillon.lists.Intake;
import org.carillon.lists.MemberSource;
import org.carillon.lists.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

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

    private static final long MEGABYTE = 1024 * 1024;

    /// As pages take: a million members with all columns.
    private static final long LONGEST = 256 * MEGABYTE;

    private final Intake intake;
    private final Caller caller;
    private final IncomingFiles incoming;

    MemberImportResource(Intake intake, Caller caller, IncomingFiles incoming) {
        this.incoming = incoming;
        this.intake = intake;
        this.caller = caller;
    }

    /// Keeps the body in a file first: a slow sender holds no transaction open.
    @POST
    @Consumes({"text/csv", "text/plain"})
    @Operation(
            summary =
                    "Take in many, a line each: `address` or `Name <address>`, then perhaps `,mode`; or a table with titles; no letters")
    public Report importAll(@RestPath String address, @Nullable InputStream body) throws IOException {
        var list = caller.list(address, Right.CHANGE_MEMBERS);
        java.nio.file.Path file = incoming.fresh();
        try {
            keep(Wanted.body(body), file);
            return Report.of(intake.importAll(list, MemberSource.file(file), caller.actor(), bytes -> {}));
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static void keep(InputStream body, java.nio.file.Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            byte[] block = new byte[1 << 16];
            long kept = 0;
            for (int read = body.read(block); read >= 0; read = body.read(block)) {
                kept += read;
                if (kept > LONGEST) {
                    throw new Refusal(413, "A file of members has at most " + LONGEST / MEGABYTE + " MB; divide it.");
                }
                out.write(block, 0, read);
            }
        }
    }
}

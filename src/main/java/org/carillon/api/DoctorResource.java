package org.carillon.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.carillon.desk.Doctor;
import org.carillon.desk.Finding;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/doctor")
@Tag(name = "doctor")
public class DoctorResource {
    /// @param level `ok`, `warn` or `fail`
    /// @param advice what to do; empty when all is well
    public record Examined(String subject, String level, String text, String advice) {
        static Examined of(Finding finding) {
            return new Examined(finding.subject(), finding.level().word(), finding.text(), finding.advice());
        }
    }

    private final Doctor doctor;

    DoctorResource(Doctor doctor) {
        this.doctor = doctor;
    }

    @GET
    @Operation(summary = "Look at all that letters need: database, clock, disk, doors, certificate, DNS")
    public List<Examined> examine() {
        return doctor.examine().stream().map(Examined::of).toList();
    }
}

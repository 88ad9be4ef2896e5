package org.carillon.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.carillon.watch.DoorState;
import org.carillon.watch.Doors;
import org.carillon.watch.TlsState;
import org.jspecify.annotations.Nullable;

/// The doors for letters and our certificate, for those who run the site.
@Path("/site/doors")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class DoorPages {
    /// Of a certificate, below which its end is a matter for today.
    private static final long SOON = 30;

    /// @param days until it is over; below zero when it is
    record CertificateView(TlsState tls, long days, boolean soon) {}

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance doors(List<DoorState> doors, @Nullable CertificateView certificate);
    }

    private final Visitor visitor;
    private final Doors doors;
    private final Clock clock;

    DoorPages(Visitor visitor, Doors doors, Clock clock) {
        this.visitor = visitor;
        this.doors = doors;
        this.clock = clock;
    }

    @GET
    public TemplateInstance doors() {
        visitor.requireAdmin();
        @Nullable
        CertificateView certificate = doors.certificate().map(this::view).orElse(null);
        return Templates.doors(doors.all(), certificate);
    }

    private CertificateView view(TlsState tls) {
        long days = Duration.between(clock.instant(), tls.expires()).toDays();
        return new CertificateView(tls, days, days < SOON);
    }
}

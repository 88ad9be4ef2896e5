package org.carillon.boot;

import jakarta.enterprise.context.ApplicationScoped;
import org.carillon.listener.SmtpListener;
import org.carillon.spool.Spool;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready means: the SMTP door is open and the disk has room. Whether the database answers, Quarkus checks
/// beside it.
@Readiness
@ApplicationScoped
class DoorHealth implements HealthCheck {
    private final SmtpListener listener;
    private final Spool spool;

    DoorHealth(SmtpListener listener, Spool spool) {
        this.listener = listener;
        this.spool = spool;
    }

    @Override
    public HealthCheckResponse call() {
        boolean open = listener.open();
        boolean room = spool.room();
        return HealthCheckResponse.named("SMTP door")
                .status(open && room)
                .withData("open", open)
                .withData("disk room", room)
                .build();
    }
}

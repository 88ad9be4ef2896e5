package org.carillon.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DoorsTest {
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final Doors doors = new Doors(metrics);

    private void open(String name, String host, int port, String security) {
        Gauge.builder("carillon.smtp.door", () -> 1)
                .tags("door", name, "host", host, "port", Integer.toString(port), "security", security)
                .register(metrics);
    }

    private void count(double times, String name, String... tags) {
        metrics.counter("carillon.smtp." + name, tags).increment(times);
    }

    @Test
    void aDoorTellsWhatCameThroughIt() {
        open("submissions", "127.0.0.1", 2465, "tls");
        open("mx", "0.0.0.0", 2525, "starttls");
        Gauge.builder("carillon.smtp.connections.open", () -> 3)
                .tags("door", "mx")
                .register(metrics);
        count(9, "connections", "door", "mx");
        count(4, "accepted", "door", "mx");
        count(1, "accepted", "door", "submissions");
        count(2, "tls", "door", "mx", "protocol", "TLSv1.3");
        count(1, "tls", "door", "mx", "protocol", "TLSv1.2");
        count(1, "tls.failed", "door", "mx");
        count(2, "refused", "door", "mx", "reason", "550 5.1.1");
        count(5, "refused", "door", "mx", "reason", "500 5.5.2");

        assertEquals(
                List.of("mx", "submissions"),
                doors.all().stream().map(DoorState::name).toList());
        DoorState mx = doors.named("mx").orElseThrow();
        assertEquals(new DoorState.Where("0.0.0.0", 2525, "starttls"), mx.where());
        assertEquals("every address, port 2525", mx.where().place());
        assertEquals(new DoorState.Counts(3, 9, 4, 0, 1), mx.counts());
        assertEquals(Map.of("TLSv1.3", 2L, "TLSv1.2", 1L), mx.tls());
        assertEquals(7, mx.refused());
        assertEquals(
                List.of("500 5.5.2", "550 5.1.1"),
                mx.refusals().stream().map(DoorState.Refusal::reply).toList());
        assertEquals("No such address here", mx.refusals().getLast().meaning());
    }

    @Test
    void aShutDoorIsNone() {
        count(4, "accepted", "door", "lmtp");
        assertEquals(List.of(), doors.all());
        assertTrue(doors.named("lmtp").isEmpty());
        assertTrue(doors.certificate().isEmpty());
    }

    @Test
    void theCertificateIsCalledByItsCommonNames() {
        Gauge.builder("carillon.tls.certificate.expires", () -> 1_800_000_000L)
                .tags("subject", "CN=mx.example.org", "issuer", "CN=R11,O=Let's Encrypt,C=US", "origin", "file")
                .register(metrics);
        TlsState shown = doors.certificate().orElseThrow();
        assertEquals("mx.example.org", shown.subject());
        assertEquals("R11", shown.issuer());
        assertFalse(shown.selfSigned());
        assertEquals(Instant.ofEpochSecond(1_800_000_000L), shown.expires());
    }
}

package org.carillon.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
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
        count(2, "refused", "door", "mx", "reason", "550 5.1.1", "kind", "unknown_recipient");
        count(5, "refused", "door", "mx", "reason", "500 5.5.2", "kind", "ill_formed");
        count(3, "refused", "door", "mx", "reason", "421 4.3.2", "kind", "full_house");
        count(1, "refused", "door", "mx", "reason", "421 4.3.2", "kind", "stopping");

        assertEquals(
                List.of("mx", "submissions"),
                doors.all().stream().map(DoorState::name).toList());
        DoorState mx = doors.named("mx").orElseThrow();
        assertEquals(new DoorState.Where("0.0.0.0", 2525, "starttls"), mx.where());
        assertEquals("every address, port 2525", mx.where().place());
        assertEquals(new DoorState.Counts(3, 9, 4, 0, 1), mx.counts());
        assertEquals(Map.of("TLSv1.3", 2L, "TLSv1.2", 1L), mx.tls());
        assertEquals(11, mx.refused());
        assertEquals(
                List.of(
                        "No command, or an ill-formed line",
                        "The house was full",
                        "No such address here",
                        "The server was going down"),
                mx.refusals().stream().map(DoorState.Refusal::meaning).toList());
        assertEquals("421 4.3.2", mx.refusals().getLast().reply());
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

    /// Whoever asks for it makes the house look at its files, which may bring another.
    @Test
    void aCertificateThatComesWhileItIsReadIsShownWhole() {
        var old = new AtomicReference<Gauge>();
        old.set(Gauge.builder("carillon.tls.certificate.expires", () -> {
                    metrics.remove(old.get());
                    Gauge.builder("carillon.tls.certificate.expires", () -> 1_900_000_000L)
                            .tags("subject", "CN=fresh.example.org", "issuer", "CN=R11", "origin", "file")
                            .register(metrics);
                    return 1_900_000_000L;
                })
                .tags("subject", "CN=old.example.org", "issuer", "CN=R10", "origin", "file")
                .register(metrics));
        TlsState shown = doors.certificate().orElseThrow();
        assertEquals("fresh.example.org", shown.subject());
        assertEquals(Instant.ofEpochSecond(1_900_000_000L), shown.expires());
    }
}

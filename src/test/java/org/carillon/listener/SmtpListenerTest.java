package org.carillon.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Map;
import org.carillon.directory.Directory;
import org.carillon.spool.Spool;
import org.carillon.store.HostName;
import org.carillon.trust.TrustConfig;
import org.junit.jupiter.api.Test;

/// What is wrong with the settings is said in a sentence before any door opens.
@QuarkusTest
class SmtpListenerTest {
    @Inject
    DoorPlan plan;

    @Inject
    HostName hostName;

    @Inject
    Directory directory;

    @Inject
    Spool spool;

    @Inject
    PeopleAtTheDoor people;

    @Inject
    MeterRegistry metrics;

    @Inject
    Clock clock;

    @Inject
    Certificates certificates;

    @Inject
    GuardPost guards;

    @Inject
    TrustConfig trust;

    private void refuses(String sentence, Map<String, String> settings) {
        var listener = new SmtpListener(
                MemoryHouse.config(settings),
                plan,
                hostName,
                directory,
                spool,
                people,
                metrics,
                clock,
                certificates,
                guards,
                trust);

        var wrong = assertThrows(IllegalArgumentException.class, listener::start);
        assertEquals(sentence, wrong.getMessage());
        assertFalse(listener.open());
    }

    /// The bounds themselves are the subject of [LimitsCheckTest].
    @Test
    void nonsenseIsRefusedBeforeAnyDoorOpens() {
        refuses("carillon.smtp.max-hops=0: write 1 or more.", Map.of("carillon.smtp.max-hops", "0"));
    }
}

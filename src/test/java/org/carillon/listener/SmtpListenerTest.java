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

    @Test
    void noLetterMayBeLargerThanTheDatabaseBears() {
        refuses("carillon.smtp.max-message-size is at most 1G.", Map.of("carillon.smtp.max-message-size", "1025M"));
    }

    @Test
    void theLargestLetterMustFitIntoTheMemoryForTexts() {
        refuses(
                "carillon.smtp.max-data-memory must be at least carillon.smtp.max-message-size, or the largest letters"
                        + " could never come in.",
                Map.of("carillon.smtp.max-message-size", "30M", "carillon.smtp.max-data-memory", "29M"));
    }

    @Test
    void theBoundsOfAHeaderAreSensible() {
        refuses("carillon.smtp.max-header-size is at least 4K.", Map.of("carillon.smtp.max-header-size", "100"));
        refuses("carillon.smtp.max-header-fields is 1 to 1000.", Map.of("carillon.smtp.max-header-fields", "1001"));
        refuses("carillon.smtp.max-hops is at least 1.", Map.of("carillon.smtp.max-hops", "0"));
        String mime = "carillon.smtp.max-mime-depth and carillon.smtp.max-mime-parts are at least 1.";
        refuses(mime, Map.of("carillon.smtp.max-mime-depth", "0"));
        refuses(mime, Map.of("carillon.smtp.max-mime-parts", "0"));
    }
}

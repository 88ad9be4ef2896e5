package org.carillon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.BindException;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StartFailureTest {
    private static Optional<String> sentence(Throwable cause) {
        return StartFailure.sentence(
                new RuntimeException("Failed to start quarkus", new IllegalStateException("while starting", cause)));
    }

    @Test
    void repeatsWhatABadValueIs() {
        assertEquals(
                Optional.of("carillon.delivery.route must be mx, smarthost or capture."),
                sentence(new IllegalArgumentException("carillon.delivery.route must be mx, smarthost or capture")));
    }

    @Test
    void leavesOutClassesAndNumbersOfMessages() {
        assertEquals(
                Optional.of("Expected an integer value, got \"abc\"."),
                sentence(new IllegalArgumentException(
                        "java.lang.IllegalArgumentException: SRCFG00029: Expected an integer value,\n got \"abc\"")));
    }

    @Test
    void namesTheKeyAndTheValue() {
        assertEquals(
                Optional.of("carillon.smtp.port=abc: Expected an integer value, got \"abc\"."),
                sentence(new IllegalArgumentException(
                        "SRCFG00039: The config property carillon.smtp.port with the config value \"abc\" threw an Exception whilst"
                                + " being converted SRCFG00029: Expected an integer value, got \"abc\"")));
    }

    @Test
    void knowsPortsAndDatabases() {
        assertTrue(sentence(new BindException("Address already in use"))
                .orElseThrow()
                .startsWith("a port is in use"));
        assertTrue(sentence(new SQLException("locked", "90020")).orElseThrow().contains("another Carillon"));
        assertTrue(sentence(new SQLException("Connection refused", "08001"))
                .orElseThrow()
                .contains("Connection refused"));
    }

    @Test
    void takesTheWordsOfWhoeverWantedThePort() {
        var taken = new IllegalStateException(
                "Cannot listen for mail at 0.0.0.0 port 25: Permission denied.",
                new BindException("Permission denied"));
        assertEquals(Optional.of("Cannot listen for mail at 0.0.0.0 port 25: Permission denied."), sentence(taken));
    }

    @Test
    void leavesABugToItsTrace() {
        assertEquals(Optional.empty(), sentence(new NullPointerException("x")));
    }
}

package org.carillon.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostNameTest {
    @Test
    void isTheConfiguredNameInLowerCase() {
        assertEquals("mx.example.org", new HostName(Optional.of("MX.Example.org")).text());
    }

    @Test
    void isTheMachinesNameWhenNoneIsConfigured() {
        assertFalse(new HostName(Optional.empty()).text().isBlank());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "mx example.org", "mx.example.org ", "mx\r\nX: y", "mx\u0000", "m\u00fcx.example"})
    void refusesWhatIsNoName(String name) {
        var refused = assertThrows(IllegalArgumentException.class, () -> new HostName(Optional.of(name)));
        assertTrue(String.valueOf(refused.getMessage()).startsWith("carillon.hostname must be"));
    }
}

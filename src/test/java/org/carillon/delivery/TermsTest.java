package org.carillon.delivery;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What an operator has written is looked at before the first letter leaves.
class TermsTest {
    private static Terms greetingAs(String helo) {
        return new Terms(RoutesTest.config(Map.of("carillon.delivery.helo", helo), Map.of()));
    }

    /// Every host would answer 501, and all letters wait.
    @ParameterizedTest
    @ValueSource(strings = {"out of carillon.example", "out\u0007.example", "m\u00fcller.example"})
    void aGreetingThatIsNoNameStopsTheStart(String helo) {
        var wrong = assertThrows(
                IllegalArgumentException.class, () -> greetingAs(helo).check());

        assertEquals(
                "carillon.delivery.helo must be the name of this host, such as mx.example.org, in ASCII and without"
                        + " blanks.",
                wrong.getMessage());
    }

    @Test
    void aNameWillDo() {
        assertDoesNotThrow(() -> greetingAs(" out.carillon.example ").check());
    }
}

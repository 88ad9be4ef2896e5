package org.carillon.spam;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SpamBoundsTest {
    static Stream<Arguments> nonsense() {
        Map<String, Double> none = Map.of();
        return Stream.of(
                Arguments.of("carillon.spam.tag-at is -1.0", new Settings(none, none, -1)),
                Arguments.of("carillon.spam.tag-at is NaN", new Settings(none, none, Double.NaN)),
                Arguments.of("carillon.spam.unsure-at is 2.5", new Settings(none, none, 1)),
                Arguments.of("carillon.spam.learn-from is 0", new Settings(none, none, 5, 0, 1)),
                Arguments.of("carillon.spam.most-tokens is -1", new Settings(none, none, 5, 1, -1)),
                Arguments.of("carillon.spam.site-lessons is -1", new Switches(true, true, true, -1)),
                Arguments.of(
                        "carillon.spam.keywords.\"pills\" is NaN", new Settings(Map.of("pills", Double.NaN), none, 5)),
                Arguments.of(
                        "carillon.spam.weights.capitals is Infinity",
                        new Settings(none, Map.of("capitals", Double.POSITIVE_INFINITY), 5)));
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void namesTheKeyThatMakesNoSense(String begin, SpamConfig config) {
        var broken = assertThrows(IllegalArgumentException.class, () -> new Scorer(config));

        assertTrue(broken.getMessage().startsWith(begin), broken.getMessage());
    }

    @Test
    void takesTheUsualOnes() {
        assertDoesNotThrow(() -> new Scorer(Settings.DEFAULT));
    }
}

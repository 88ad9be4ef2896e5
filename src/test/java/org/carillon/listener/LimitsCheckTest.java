package org.carillon.listener;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsCheckTest {

    private static Limits limits(String key, String value) {
        return MemoryHouse.config(Map.of("carillon.smtp." + key, value));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    max-message-size | 1025M | 1025M: write 1 to 1024M.
                    max-message-size | 0 | 0: write 1 to 1024M.
                    max-header-size | 100 | 100: write 4K to 1024M.
                    max-header-fields | 1001 | 1001: write 1 to 1000.
                    max-header-fields | 0 | 0: write 1 to 1000.
                    max-hops | 0 | 0: write 1 or more.
                    max-mime-depth | 0 | 0: write 1 to 200.
                    max-mime-depth | 201 | 201: write 1 to 200.
                    max-mime-parts | 0 | 0: write 1 or more.
                    max-recipients | 0 | 0: write 1 or more.
                    max-connections | 0 | 0: write 1 or more.
                    max-connections-per-client | -1 | -1: write 1 or more.
                    soft-errors | -1 | -1: write 0 or more.
                    hard-errors | 0 | 0: write 1 or more.
                    max-junk-commands | 9 | 9: write 10 or more.
                    min-data-rate | -500 | -500: write 0 or more.
                    pregreet | -1s | -1s: write 0s and at most 5m.
                    pregreet | 6m | 6m: write 0s and at most 5m.
                    command-timeout | 0s | 0s: write more than 0s and at most 168h.
                    stress-timeout | -5m | -5m: write more than 0s and at most 168h.
                    session-timeout | 0s | 0s: write more than 0s and at most 168h.
                    stop-grace | 200h | 200h: write 0s and at most 168h.
                    """)
    void refusesNonsenseAndSaysWhatToWrite(String key, String value, String sentence) {
        Limits wrong = limits(key, value);

        var refused = assertThrows(IllegalArgumentException.class, () -> LimitsCheck.refuseNonsense(wrong));

        assertEquals("carillon.smtp." + key + "=" + sentence, refused.getMessage());
    }

    @Test
    void theLargestLetterMustFitIntoTheMemoryForTexts() {
        Limits wrong = MemoryHouse.config(
                Map.of("carillon.smtp.max-message-size", "30M", "carillon.smtp.max-data-memory", "29M"));

        var refused = assertThrows(IllegalArgumentException.class, () -> LimitsCheck.refuseNonsense(wrong));

        assertEquals(
                "carillon.smtp.max-data-memory=29M: write at least carillon.smtp.max-message-size, 30M,"
                        + " or the largest letters could never come in.",
                refused.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"min-data-rate,0", "soft-errors,0", "pregreet,0s", "stop-grace,0s", "max-recipients,1"})
    void leavesWhatIsMerelyUnusual(String key, String value) {
        assertDoesNotThrow(() -> LimitsCheck.refuseNonsense(limits(key, value)));
    }

    @Test
    void saysWhatIsLessThanTheStandardWants() {
        assertEquals(List.of(), LimitsCheck.belowTheStandard(MemoryHouse.config(Map.of())));
        assertEquals(
                List.of("carillon.smtp.max-recipients=99: RFC 5321 §4.5.3.1.8 wants 100 or more"),
                LimitsCheck.belowTheStandard(limits("max-recipients", "99")));
        assertEquals(
                List.of("carillon.smtp.max-message-size=63K: RFC 5321 §4.5.3.1.7 wants 64K or more"),
                LimitsCheck.belowTheStandard(limits("max-message-size", "63K")));
        assertEquals(
                List.of("carillon.smtp.max-hops=30: RFC 5321 §6.3 wants 100 or more"),
                LimitsCheck.belowTheStandard(limits("max-hops", "30")));
    }
}

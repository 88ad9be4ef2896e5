package org.carillon.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.carillon.vacation.Edge;
import org.carillon.vacation.Span;
import org.carillon.vacation.Vacation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AwayStateTest {
    private static final Instant NOW = Instant.parse("2026-08-12T12:00:00Z");

    private static AwayState state(boolean on, String from, String until) {
        var span = new Span(Edge.parse(from).orElse(null), Edge.parse(until).orElse(null), ZoneId.of("Europe/Berlin"));
        return AwayState.of(new Vacation(on, "Gone.", "", span, 7, List.of()), NOW);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "none", textBlock = """
            ''               | ''               | true  | You are away, until you switch it off.
            2026-08-10       | 2026-08-14       | true  | You are away until the end of Friday, 14 August 2026 (Europe/Berlin).
            ''               | 2026-08-12T17:30 | true  | You are away until Wednesday, 12 August 2026, 17:30 (Europe/Berlin).
            2026-08-10       | ''               | true  | You are away, until you switch it off (Europe/Berlin).
            2026-08-20T08:00 | 2026-08-21       | false | You will be away from Thursday, 20 August 2026, 08:00 until the end of Friday, 21 August 2026 (Europe/Berlin).
            ''               | 2026-08-11       | false | You were away until the end of Tuesday, 11 August 2026. Nobody is answered any more; set later days below.
            """)
    void tellsFromWhenToWhen(String from, String until, boolean away, String sentence) {
        AwayState state = state(true, from, until);

        assertEquals(new AwayState(true, away, sentence), state);
    }

    @ParameterizedTest
    @CsvSource({"2026-08-10, 2026-08-14", "'', ''"})
    void whoHasSwitchedItOffIsHere(String from, String until) {
        assertEquals(
                new AwayState(
                        false,
                        false,
                        "You are not away: letters to you are not answered. Your text is kept for the next time."),
                state(false, from, until));
    }
}

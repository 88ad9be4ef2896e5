package org.carillon.vacation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.carillon.mail.Address;
import org.junit.jupiter.api.Test;

class SampleLetterTest {
    private static final Address ANA = Address.of("ana@home.example");

    private static Optional<AwayLetter> answered(Vacation vacation, Address... own) {
        return SampleLetter.answered(vacation, new Addressee(1, "Ana", List.of(own), own[0]));
    }

    @Test
    void isAnsweredWithTheWordsOfThePerson() {
        var away = new Vacation(true, "Gone fishing.", "", Span.open(ZoneOffset.UTC), 7, List.of());
        AwayLetter reply = answered(away, ANA).orElseThrow();

        assertEquals("Gone fishing.", reply.text());
        assertEquals("Auto: " + SampleLetter.SUBJECT, reply.subject());
        assertEquals(ANA, reply.from().address());
        assertEquals("Ana", reply.from().name());
    }

    @Test
    void isAnsweredWheneverItIsLookedAt() {
        var over = Span.days(null, LocalDate.parse("2001-01-01"), ZoneOffset.UTC);

        assertEquals(
                "Away",
                answered(new Vacation(false, "x", "Away", over, 7, List.of()), ANA)
                        .orElseThrow()
                        .subject());
    }

    @Test
    void ofOneselfIsNotAnswered() {
        var away = new Vacation(true, "x", "", Span.open(ZoneOffset.UTC), 7, List.of());

        assertEquals(Optional.empty(), answered(away, Address.of("friend@elsewhere.example")));
    }
}

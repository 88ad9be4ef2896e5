package org.carillon.vacation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.carillon.mail.Address;
import org.carillon.vacation.VacationException.Fault;
import org.carillon.vacation.VacationForm.Days;
import org.junit.jupiter.api.Test;

class VacationFormTest {
    private static final List<Address> OWN = List.of(Address.of("ana@home.example"), Address.of("a.b@work.example"));
    private static final Days ALWAYS = new Days("", "", "Europe/Berlin");

    private static VacationForm form(String text, String subject, Days days, String every, String... addresses) {
        return new VacationForm(true, text, subject, days, every, List.of(addresses));
    }

    private static Fault onlyFault(VacationForm form) {
        var faults =
                assertThrows(VacationException.class, () -> form.checked(OWN)).faults();
        assertEquals(1, faults.size(), faults.toString());
        return faults.getFirst();
    }

    @Test
    void readsWhatSomebodyTyped() {
        Vacation vacation = form(
                        " Gone\r\nfishing.\r\n",
                        " Away ",
                        new Days("2026-08-10", "2026-08-14", "Europe/Berlin"),
                        "14",
                        "ANA@home.example",
                        "")
                .checked(OWN);

        assertEquals("Gone\nfishing.", vacation.text());
        assertEquals("Away", vacation.subject());
        assertEquals(ZoneId.of("Europe/Berlin"), vacation.span().zone());
        assertEquals(14, vacation.everyDays());
        assertEquals(List.of(OWN.getFirst()), vacation.addresses());
        assertEquals(vacation, VacationForm.of(vacation).checked(OWN));
    }

    @Test
    void takesSevenDaysWhenNothingIsSaid() {
        assertEquals(7, form("Gone.", "", ALWAYS, "").checked(OWN).everyDays());
    }

    @Test
    void refusesAnEndBeforeTheStart() {
        Fault fault = onlyFault(form("Gone.", "", new Days("2026-08-14", "2026-08-10", "UTC"), "7"));

        assertEquals("until", fault.field());
        assertEquals(
                "The last day, 2026-08-10, is before the first, 2026-08-14; exchange or correct them.", fault.why());
    }

    @Test
    void refusesAnEndAtTheVeryMinuteOfTheStart() {
        var minute = new Days("2026-08-14T17:30", "2026-08-14 17:30", "UTC");

        assertEquals(
                "The end, 2026-08-14T17:30, is not behind the beginning, 2026-08-14T17:30; exchange or correct them.",
                onlyFault(form("Gone.", "", minute, "7")).why());
        assertEquals("until", onlyFault(form("Gone.", "", minute, "7")).field());
    }

    @Test
    void aDayOfWhichSomeHoursAreLeftIsNotBackwards() {
        var rest = new Days("2026-08-14T17:30", "2026-08-14", "europe/berlin");
        Vacation vacation = form("Gone.", "", rest, "7").checked(OWN);

        assertEquals(ZoneId.of("Europe/Berlin"), vacation.span().zone());
        assertEquals(vacation, VacationForm.of(vacation).checked(OWN));
    }

    @Test
    void refusesAnAddressOfSomebodyElse() {
        Fault fault = onlyFault(form("Gone.", "", ALWAYS, "7", "ana@home.example", "ben@home.example"));

        assertEquals("addresses", fault.field());
        assertEquals(
                "\"ben@home.example\" is not one of your addresses; those are ana@home.example, a.b@work.example.",
                fault.why());
    }

    @Test
    void refusesTextsThatCannotBeSent() {
        assertEquals("text", onlyFault(form("  \n", "", ALWAYS, "7")).field());
        assertEquals(
                "text", onlyFault(form("x".repeat(10_001), "", ALWAYS, "7")).field());
        assertEquals("text", onlyFault(form("a\0b", "", ALWAYS, "7")).field());
        assertEquals(
                "subject",
                onlyFault(form("Gone.", "x".repeat(201), ALWAYS, "7")).field());
        assertEquals(
                "subject", onlyFault(form("Gone.", "a\nBcc: all", ALWAYS, "7")).field());
    }

    @Test
    void refusesDaysZonesAndNumbersThatAreNone() {
        assertEquals(
                "from",
                onlyFault(form("Gone.", "", new Days("14.8.2026", "", "UTC"), "7"))
                        .field());
        assertEquals(
                "from",
                onlyFault(form("Gone.", "", new Days("2026-02-30", "", "UTC"), "7"))
                        .field());
        assertEquals(
                "zone",
                onlyFault(form("Gone.", "", new Days("", "", "Europe/Berlim"), "7"))
                        .field());
        for (String every : List.of("0", "91", "-1", "weekly", "99999999999")) {
            assertEquals("every", onlyFault(form("Gone.", "", ALWAYS, every)).field());
        }
    }

    @Test
    void tellsAllThatIsWrongAtOnce() {
        var faults = assertThrows(
                        VacationException.class,
                        () -> form("", "", new Days("x", "y", "z"), "0", "q").checked(OWN))
                .faults();

        assertEquals(
                List.of("text", "from", "until", "zone", "every", "addresses"),
                faults.stream().map(Fault::field).toList());
    }

    @Test
    void letsAnEmptyTextBeWhileItIsOff() {
        assertEquals(
                "",
                new VacationForm(false, "", "", ALWAYS, "", List.of())
                        .checked(OWN)
                        .text());
    }

    @Test
    void anotherTextIsAnotherResponse() {
        Vacation old = form("Gone.", "", ALWAYS, "7").checked(OWN);

        assertNotEquals(
                old.response(), form("Back soon.", "", ALWAYS, "7").checked(OWN).response());
        assertNotEquals(
                old.response(), form("Gone.", "Away", ALWAYS, "7").checked(OWN).response());
        assertEquals(old.response(), old.off().response());
    }

    @Property
    void whateverIsTypedIsKeptOrExplained(@ForAll String text, @ForAll String day, @ForAll String other) {
        try {
            form(text, other, new Days(day, other, text), day, text).checked(OWN);
        } catch (VacationException said) {
            assertTrue(said.faults().stream()
                    .allMatch(f -> f.why().endsWith(".") && f.why().length() < 400));
        }
    }
}

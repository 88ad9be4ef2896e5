package org.carillon.sort.form;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.carillon.sort.Action;
import org.carillon.sort.Dialect;
import org.carillon.sort.Facts;
import org.carillon.sort.RuleSet;
import org.carillon.sort.Sorter;

class RowMatchPropertyTest {
    private static final Facts FACTS = new Facts("ana", "bob@example.net", Instant.EPOCH);

    @Property(tries = 1000)
    void whatIsTypedIsFoundInAField(@ForAll("words") String value, @ForAll("words") String around) {
        String subject = ("a" + around + value + around + "z");
        byte[] letter = letter(encoded(subject), "x");
        assertEquals(true, matches(row(Row.Place.SUBJECT, Row.Look.CONTAINS, value), letter));
        assertEquals(true, matches(row(Row.Place.ANY_FIELD, Row.Look.CONTAINS, value), letter));
        assertEquals(true, matches(row(Row.Place.SUBJECT, Row.Look.IS, subject), letter));
        assertEquals(true, matches(row(Row.Place.SUBJECT, Row.Look.BEGINS, "a" + around + value), letter));
        assertEquals(true, matches(row(Row.Place.SUBJECT, Row.Look.ENDS, value + around + "z"), letter));
    }

    @Property(tries = 1000)
    void whatIsTypedIsFoundInABody(@ForAll("words") String value, @ForAll("words") String around) {
        String line = "a" + around + value + around + "z";
        byte[] letter = letter("x", "first\n" + line + "\nlast");
        assertEquals(true, matches(row(Row.Place.BODY, Row.Look.CONTAINS, value), letter));
        assertEquals(true, matches(row(Row.Place.BODY, Row.Look.IS, line), letter));
        assertEquals(true, matches(row(Row.Place.BODY, Row.Look.BEGINS, "a" + around + value), letter));
        assertEquals(true, matches(row(Row.Place.BODY, Row.Look.ENDS, value + around + "z"), letter));
    }

    @Property(tries = 1000)
    void whatIsNotThereIsNotFound(@ForAll("words") String value, @ForAll("words") String other) {
        Assume.that(!folded(other).contains(folded(value)));
        byte[] letter = letter(encoded(other), other);
        assertEquals(false, matches(row(Row.Place.SUBJECT, Row.Look.CONTAINS, value), letter));
        assertEquals(false, matches(row(Row.Place.SUBJECT, Row.Look.IS, value), letter));
        assertEquals(false, matches(row(Row.Place.BODY, Row.Look.CONTAINS, value), letter));
        assertEquals(true, matches(new Row.Text(Row.Place.BODY, "", Row.Look.CONTAINS, true, value), letter));
    }

    @Property(tries = 300)
    void anyOfTheRowsIsEnough(@ForAll("words") String value, @ForAll("words") String other) {
        Assume.that(!folded("x" + other).contains(folded(value)));
        Row here = row(Row.Place.SUBJECT, Row.Look.CONTAINS, other);
        Row lacks = row(Row.Place.SUBJECT, Row.Look.CONTAINS, value);
        byte[] letter = letter(encoded("x" + other), "x");
        assertEquals(true, files(List.of(lacks, here), true, letter));
        assertEquals(true, files(List.of(here, lacks), true, letter));
        assertEquals(false, files(List.of(here, lacks), false, letter));
        assertEquals(false, files(List.of(lacks, lacks), true, letter));
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.oneOf(FormWords.text(10).map(Typed::line), Arbitraries.of("a", "b", "üa", "A.b", "a b"))
                .map(RowMatchPropertyTest::readable)
                .filter(w -> !w.isBlank() && w.equals(w.strip()));
    }

    /// What a letter could say as well, but what the reading of letters changes, is not asked for here.
    private static String readable(String text) {
        return text.replace("=?", "=").replaceAll("[\\p{C}\\p{Z}\ufffd&&[^ ]]", "_");
    }

    private static String folded(String text) {
        var folded = new StringBuilder();
        text.codePoints()
                .map(Character::toUpperCase)
                .map(Character::toLowerCase)
                .forEach(folded::appendCodePoint);
        return folded.toString().toLowerCase(Locale.ROOT);
    }

    private static Row row(Row.Place place, Row.Look look, String value) {
        return new Row.Text(place, "", look, false, value);
    }

    private static String encoded(String text) {
        return "=?utf-8?B?" + Base64.getEncoder().encodeToString(text.getBytes(UTF_8)) + "?=";
    }

    private static byte[] letter(String subject, String body) {
        String text = Base64.getMimeEncoder().encodeToString(body.getBytes(UTF_8));
        return ("From: bob@example.net\r\nSubject: " + subject
                        + "\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                        + text
                        + "\r\n")
                .getBytes(UTF_8);
    }

    private static boolean matches(Row row, byte[] letter) {
        return files(List.of(row), false, letter);
    }

    private static boolean files(List<Row> rows, boolean any, byte[] letter) {
        var rule = new FormRule("", true, any, rows, List.of(new Deed.File("box")), false);
        RuleSet rules = RuleSet.parse(FormRules.text(rule), Dialect.PERSON);
        Action first = Sorter.sort(rules, letter, FACTS).actions().getFirst();
        return first instanceof Action.Deliver deliver && deliver.folder().equals("box");
    }
}

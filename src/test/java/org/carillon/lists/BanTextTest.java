package org.carillon.lists;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.carillon.mail.Address;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BanTextTest {
    @ParameterizedTest
    @CsvSource({
        "ana@example.org, ana@example.org, true",
        "Ana@Example.ORG, ANA@example.org, true",
        "ana@example.org, ana+lists@example.org, true",
        "ana@example.org, anab@example.org, false",
        "ana@example.org, ana@mail.example.org, false",
        "example.org, ana@example.org, true",
        "@example.org, ana@mail.example.org, true",
        "example.org, ana@badexample.org, false",
        "example.org, ana@example.org.evil.example, false",
        "*@*.example.org, ana@mail.example.org, true",
        "*@*.example.org, ana@example.org, false",
        "*shoes*@*, cheap-shoes7@any.example, true",
        "*shoes*@*, ana@shoes.example, false",
        "*.example, ana@far.example, true",
        "robot*@example.org, robot12@example.org, true"
    })
    void meansWhomItNames(String ban, String address, boolean meant) {
        assertEquals(meant, BanText.of(ban).means(Address.of(address)), ban + " " + address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "*",
                "*@*",
                "*@*.*",
                "a*b",
                "***a*b*c*d*@x.example",
                "a b@example.org",
                "two@@example.org",
                "@",
                "x@",
                "ana@exa mple"
            })
    void whatNamesNobodyOrEverybodyIsRefusedWithASentence(String text) {
        String sentence =
                assertThrows(SettingException.class, () -> BanText.of(text)).getMessage();

        assertTrue(sentence.endsWith("."), sentence);
    }

    /// As the pattern reads as a regular expression; the letters are few so that they meet.
    @Property
    void fitsAsARegularExpressionWould(
            @ForAll @StringLength(max = 8) @CharRange(from = 'a', to = 'b') String text,
            @ForAll @StringLength(max = 6) @CharRange(from = 'a', to = 'c') String shape) {
        String pattern = shape.replace('c', '*');

        assertEquals(text.matches(pattern.replace("*", ".*")), BanText.fits(pattern, text), pattern + " " + text);
    }

    /// Backtracking over all stars would take longer than the world is old.
    @Test
    void noPatternTakesLong() {
        String text = "a".repeat(250);

        assertTimeoutPreemptively(
                Duration.ofMinutes(1), () -> assertFalse(BanText.fits("*a*a*a*a*a*a*a*a*a*a*a*a*a*b", text)));
    }
}

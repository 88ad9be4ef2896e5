package org.carillon.trust.spf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.carillon.trust.spf.SpfResult.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The public suite of RFC 7208 where it is there, and always our own cases in the same form.
class SpfSuiteTest {
    private static final Path PUBLIC = Path.of("../shared/data/trust/rfc7208-tests.yml");
    private static final Path OWN = Path.of("src/test/resources/spf/cases.yml");

    /// What the public suite calls our own words.
    private static final String DEFAULT = "DEFAULT";

    static Stream<SpfCase> cases() {
        List<SpfCase> open = Files.exists(PUBLIC) ? SpfCase.read(PUBLIC) : List.of();
        return Stream.concat(open.stream(), SpfCase.read(OWN).stream());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void comesToOneOfTheResults(SpfCase one) {
        SpfResult result =
                new Spf(new Zone(one.zone()), "mx.carillon.example").check(one.client(), one.helo(), one.sender());

        assertTrue(one.results().contains(result.code().word()), () -> one.results() + ", but " + result);
        if (result.code() != Code.FAIL) return;
        one.explanation().ifPresent(words -> {
            if (words.equals(DEFAULT)) assertFalse(result.why().contains(" says: "), result.why());
            else assertEquals(words, result.why().replaceFirst("^\\S+ says: ", ""));
        });
    }

    @Test
    void knowsAllOfThePublicSuite() {
        assumeTrue(Files.exists(PUBLIC), "no ../shared/data/trust here: only our own cases were tried");
        List<SpfCase> open = SpfCase.read(PUBLIC);
        assertEquals(203, open.size());
        assertEquals(16, open.stream().map(SpfCase::scenario).distinct().count());
    }

    @Test
    void hasEnoughOfItsOwn() {
        assertTrue(SpfCase.read(OWN).size() >= 40);
    }
}

package org.carillon.trust.dmarc;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.carillon.testing.Zone;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The cases stand in `trust/dmarc.txt`.
class DmarcTest {
    @TestFactory
    Stream<DynamicTest> casesOfRfc9989() {
        List<DmarcCase> cases = DmarcCase.all();
        assertTrue(cases.size() >= 90, "there are " + cases.size() + " cases");
        return cases.stream().map(one -> DynamicTest.dynamicTest(one.name(), () -> holds(one)));
    }

    private static void holds(DmarcCase one) {
        DmarcResult result = new Dmarc(one.zone()).check(one.authors(), one.proven());
        assertAll(
                () -> assertEquals(one.code(), result.code().word(), result.why()),
                () -> one.asks()
                        .ifPresent(asks -> assertEquals(asks, result.asked().word())),
                () -> one.applies()
                        .ifPresent(applies ->
                                assertEquals(applies, result.applied().word())),
                () -> one.organization().ifPresent(name -> assertEquals(name, result.organization())),
                () -> one.questions()
                        .ifPresent(names -> assertEquals(names, one.zone().askedForTexts())),
                () -> assertFalse(result.why().isBlank()));
    }

    @Test
    void saysWhyInWords() {
        Zone zone = new Zone().text("_dmarc.example.org", "v=DMARC1; p=reject");
        var proven = new Dmarc.Proven(Optional.empty(), List.of("mail.example.org"), List.of());
        var nothing = new Dmarc.Proven(Optional.empty(), List.of(), List.of());

        assertEquals(
                "example.org is proven by the signature of mail.example.org.",
                new Dmarc(zone).check(List.of("example.org"), proven).why());
        assertEquals(
                "Neither a signature nor the sending host proves that it is from example.org, whose owner asks to refuse "
                        + "such letters.",
                new Dmarc(zone).check(List.of("example.org"), nothing).why());
    }

    /// One letter with many signatures asks for each name once.
    @Test
    void asksOnceForEachName() {
        Zone zone = new Zone().text("_dmarc.example.org", "v=DMARC1; p=reject");
        var signers = new ArrayList<String>();
        for (int i = 0; i < 10; i++) signers.add("mail.example.org");

        new Dmarc(zone).check(List.of("example.org"), new Dmarc.Proven(Optional.empty(), signers, List.of()));

        assertEquals(
                List.of(
                        "_dmarc.example.org",
                        "_dmarc.org",
                        "_dmarc.mail.example.org",
                        "_dmarc.example.org",
                        "_dmarc.org"),
                zone.askedForTexts());
    }

    @Property
    void readsWhateverStandsInTheDns(@ForAll @StringLength(max = 600) String text) {
        DmarcRecord.parse(text);
        DmarcRecord.parse("v=DMARC1;" + text);
    }
}

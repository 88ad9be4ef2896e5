package org.carillon.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AsciiDomainTest {
    @ParameterizedTest
    @CsvSource({
        "club.example, club.example",
        "Club.EXAMPLE, club.example",
        "b\u00fccher.example, xn--bcher-kva.example",
        "B\u00dcCHER.example, xn--bcher-kva.example",
        "xn--strae-oqa.example, xn--strae-oqa.example",
        "_dmarc.club.example, _dmarc.club.example",
        "[192.0.2.1], [192.0.2.1]",
    })
    void isWhatTheDnsHas(String domain, String ascii) {
        assertEquals(Optional.of(ascii), AsciiDomain.of(domain));
        assertFalse(AsciiDomain.twoReadings(domain));
    }

    /// The four deviations of UTS 46, in capitals, too: IDNA 2003 would name another domain.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "stra\u00dfe.example",
                "STRA\u1e9eE.example",
                "mail.\u03b2\u03cc\u03bb\u03bf\u03c2.example",
                "a\u0928\u094d\u200db.example",
                "a\u0646\u200c\u0627b.example"
            })
    void aNameWithTwoReadingsHasNoForm(String domain) {
        assertTrue(AsciiDomain.twoReadings(domain));
        assertEquals(Optional.empty(), AsciiDomain.of(domain));
        assertEquals("ana@" + domain, AsciiDomain.within("ana@" + domain));
    }

    @Test
    void whatCannotBeANameHasNoForm() {
        assertEquals(Optional.empty(), AsciiDomain.of("a..example"));
        assertEquals(Optional.empty(), AsciiDomain.of("\u00fc".repeat(60) + ".example"));
    }

    @Test
    void theLocalPartStaysAsItIs() {
        assertEquals("Ana@xn--bcher-kva.example", AsciiDomain.within("Ana@b\u00fccher.example"));
        assertEquals("gr\u00fcn@xn--bcher-kva.example", AsciiDomain.within("gr\u00fcn@b\u00fccher.example"));
        assertEquals("\"a@b\"@xn--bcher-kva.example", AsciiDomain.within("\"a@b\"@b\u00fccher.example"));
        assertEquals("Ana@Club.example", AsciiDomain.within("Ana@Club.example"));
        assertEquals("", AsciiDomain.within(""));
    }
}

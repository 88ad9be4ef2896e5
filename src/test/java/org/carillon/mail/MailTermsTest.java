package org.carillon.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class MailTermsTest {
    @Property
    void whatIsWrittenIsReadAgain(
            @ForAll Returned returned,
            @ForAll("printable") String envelopeId,
            @ForAll boolean utf8,
            @ForAll boolean requireTls,
            @ForAll Set<Notify> reports,
            @ForAll("printable") String original) {
        var terms = new MailTerms(
                new LetterTerms(returned, envelopeId, utf8, requireTls), new RecipientTerms(reports, original));
        assertEquals(terms, MailTerms.of(terms.text()));
    }

    @net.jqwik.api.Provide
    net.jqwik.api.Arbitrary<String> printable() {
        return net.jqwik.api.Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(50);
    }

    @Test
    void nothingAskedForTakesNoRoom() {
        assertEquals("", MailTerms.NONE.text());
        assertEquals(MailTerms.NONE, MailTerms.of(""));
    }

    /// RFC 3461 §4.1.
    @Test
    void whoSaysNothingHearsOfFailuresAndDelays() {
        assertTrue(MailTerms.NONE.wants(Notify.FAILURE));
        assertTrue(MailTerms.NONE.wants(Notify.DELAY));
        assertFalse(MailTerms.NONE.wants(Notify.SUCCESS));
        var never = new MailTerms(LetterTerms.NONE, new RecipientTerms(Set.of(Notify.NEVER), ""));
        assertFalse(never.wants(Notify.FAILURE));
    }

    @Test
    void whatSomebodyUnprovenAsksForGoesNoFurther() {
        var asked = new MailTerms(
                new LetterTerms(Returned.FULL, "QQ", true, true),
                new RecipientTerms(Set.of(Notify.SUCCESS), "rfc822;ana@a.example"));

        assertEquals("notify=NEVER\nrequiretls=yes\nutf8=yes", sorted(asked.silent()));
        assertEquals("requiretls=yes\nutf8=yes", sorted(asked.anew()));
        assertTrue(asked.anew().wants(Notify.FAILURE));
    }

    private static String sorted(MailTerms terms) {
        return terms.text().lines().sorted().collect(java.util.stream.Collectors.joining("\n"));
    }
}

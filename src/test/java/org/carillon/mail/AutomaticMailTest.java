package org.carillon.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AutomaticMailTest {
    private static final Envelope ANA = new Envelope(Address.of("ana@a.example"), List.of(Address.of("b@b.example")));
    private static final Envelope NOBODY = new Envelope(null, List.of(Address.of("b@b.example")));

    private static Headers headers(String text) {
        return new Message((text + "\r\n\r\n").getBytes(UTF_8)).headers();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: auto-replied",
                "auto-submitted: AUTO-GENERATED; x=y",
                "X-Autoreply: yes",
                "X-Auto-Response-Suppress: All\r\nSubject: Out of office: back on Monday"
            })
    void knowsAnAutomaticAnswer(String fields) {
        assertTrue(AutomaticMail.answerMark(ANA, headers(fields)).isPresent());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Subject: hello", "Auto-Submitted: no", "Subject: Out of office supplies", "Precedence: bulk"})
    void letsAPersonsLetterPass(String fields) {
        assertEquals(Optional.empty(), AutomaticMail.answerMark(ANA, headers(fields)));
    }

    @Test
    void aMarkOfAnyCharactersIsWrittenInAscii() {
        assertEquals(
                Optional.of("Auto-Submitted: ?"),
                AutomaticMail.answerMark(ANA, headers("Auto-Submitted: \ud83d\ude00")));
    }

    @Property
    void noTextIsAnError(@ForAll String text) {
        for (String name : List.of("Auto-Submitted", "Precedence", "List-Id", "X-Auto-Response-Suppress", "Subject")) {
            AutomaticMail.answerMark(ANA, headers(name + ": " + text));
            AutomaticMail.neverAnswerMark(ANA, headers(name + ": " + text));
        }
    }

    @Test
    void anEmptyReturnPathIsAMark() {
        assertTrue(AutomaticMail.answerMark(NOBODY, headers("Subject: x")).isPresent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Precedence: list", "Precedence: BULK", "List-Id: <a.b>"})
    void neverAnswersBulk(String fields) {
        assertTrue(AutomaticMail.neverAnswerMark(ANA, headers(fields)).isPresent());
    }
}

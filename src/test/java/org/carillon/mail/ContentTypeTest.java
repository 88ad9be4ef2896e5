package org.carillon.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTypeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/calendar; method=REPLY",
                "Text/Calendar;METHOD=reply",
                " text / calendar ; charset=utf-8 ; method = REPLY ; x",
                "text/calendar;\r\n\tmethod\r\n = \"REPLY\"",
                "text/calendar (of a friend); (what) method (now) = (this) REPLY (so)",
                "text/calendar; name=\"a; b\\\"c\"; method=\"reply\""
            })
    void readsAParameterHoweverItIsWritten(String value) {
        ContentType type = ContentType.of(value);

        assertEquals("text/calendar", type.type());
        assertTrue(type.says("method", "reply"), value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ";",
                "text/calendar",
                "text/calendar; method",
                "text/calendar; method=",
                "text/calendar; method=REQUEST",
                "text/calendar; x-method=REPLY",
                "text/calendar; name=\"method=REPLY; method=REPLY\"",
                "text/calendar; (method=REPLY)"
            })
    void findsNoneWhereThereIsNone(String value) {
        assertFalse(ContentType.of(value).says("method", "reply"), value);
    }

    @Test
    void looksAtAllThatAParameterSaysTwice() {
        assertTrue(ContentType.of("text/calendar; method=REQUEST; method=REPLY").says("method", "reply"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\r", "\n", "text/calendar; method=\nreply", "text/calendar; method=reply\r", "text/cal\rendar"})
    void readsOverBareLineBreaks(String value) {
        ContentType type = ContentType.of(value);

        assertTrue(type.type().isEmpty() || type.type().equals("text/calendar"), type.type());
        assertEquals(value.contains("method"), type.says("method", "reply"), value);
    }

    @Test
    void readsAFoldedValueCutAtItsBound() {
        String cut = "text/calendar; method=reply; x=" + "\r\n ".repeat(6000);

        for (int blanks = 0; blanks < 3; blanks++)
            assertTrue(ContentType.of(" ".repeat(blanks) + cut).says("method", "reply"));
    }

    @Property
    void noTextIsAnError(@ForAll("values") String value) {
        ContentType.of(value).says("method", "reply");
    }

    @Provide
    Arbitrary<String> values() {
        Arbitrary<String> pieces = Arbitraries.of(
                "text", "/", ";", "=", "\"", "\\", "(", ")", " ", "\r\n ", "\r", "\n", "method", "REPLY", "\u00e9",
                "\ud83d", "\0");
        return pieces.list().ofMaxSize(20).map(parts -> String.join("", parts));
    }
}

package org.carillon.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailDateTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Wed, 2 Jan 2019 11:13:23 +0100          | 2019-01-02T10:13:23Z
            Wed, 02 Jan 2019 11:13 -0000            | 2019-01-02T11:13:00Z
            2 Jan 19 11:13:23 EST                   | 2019-01-02T16:13:23Z
            Wed Jan  2 11:13:23 2019                | 2019-01-02T11:13:23Z
            Wed Jan  2 11:13:23 2019 +0530          | 2019-01-02T05:43:23Z
            Wednesday, 2-Jan-99 11:13:23 GMT        | 1999-01-02T11:13:23Z
            Wed, 2 Jan 2019 11:13:23 +0100 (CET)    | 2019-01-02T10:13:23Z
            Mon, 31 Dec 2018 23:59:60 +0000         | 2018-12-31T23:59:59Z
            Wed (a (nested) word), 2 January 2019 11:13:23 +01:00 | 2019-01-02T10:13:23Z
            """)
    void readsTheFormsOfOldAndNewPrograms(String text, Instant at) {
        assertEquals(Optional.of(at), MailDate.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yesterday",
                "32 Jan 2019 10:00:00",
                "2 Jan 2019",
                "2 Jan 2019 25:00",
                "Wed, 2 Foo 2019 10:00",
                "1 2 3 4 5",
                "- + : ::"
            })
    void saysNothingWhenThereIsNoDate(String text) {
        assertEquals(Optional.empty(), MailDate.parse(text));
    }

    @Property
    void neverFails(@ForAll String text) {
        assertTrue(MailDate.parse(text).isEmpty() || MailDate.parse(text).isPresent());
    }
}

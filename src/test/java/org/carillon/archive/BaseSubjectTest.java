package org.carillon.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaseSubjectTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Chess                       | chess           | false
            Re: Chess                   | chess           | true
            RE : Chess                  | chess           | true
            Re[2]: Chess                | chess           | true
            Re: Re: Fwd: fw: Chess      | chess           | true
            [club] Re: [club] Chess     | chess           | true
            [club] Chess                | chess           | false
            [club]                      | [club]          | false
            Chess (fwd)                 | chess           | true
            [Fwd: Chess]                | chess           | true
            [fwd: Re: [x] Chess (fwd)]  | chess           | true
            Antw: AW: Chess             | chess           | true
            Regarding: Chess            | regarding: chess| false
            Re chess                    | re chess        | false
            a  b   c                    | a b c           | false
            Re:                         | ''              | true
            """)
    void isWhatIsLeftWithoutWhatProgramsAdd(String subject, String base, boolean reply) {
        assertEquals(new BaseSubject(base, reply), BaseSubject.of(subject));
    }

    @Test
    void isCutBetweenCharactersAndInLowerCase() {
        assertEquals("i\u0307".repeat(100), BaseSubject.of("İ".repeat(200)).text());
        assertEquals(
                "x" + "😀".repeat(99), BaseSubject.of("x" + "😀".repeat(200)).text());
    }

    @Property
    void isNeverTooLong(@ForAll String subject) {
        assertTrue(BaseSubject.of(subject).text().length() <= BaseSubject.MAX_LENGTH);
    }

    @Property
    void isItsOwnBase(@ForAll("subjects") String subject) {
        String base = BaseSubject.of(subject).text();

        assertEquals(base, BaseSubject.of(base).text());
    }

    @Provide
    Arbitrary<String> subjects() {
        var piece = Arbitraries.of("Re", "re:", "Fwd: ", "[fwd:", "]", "[club]", " ", "(fwd)", "Chess", "İ", "Σ", "\t");
        return piece.list().ofMaxSize(20).map(pieces -> String.join("", pieces));
    }
}

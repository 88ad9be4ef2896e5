package org.carillon.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
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

    @Property
    void neverFailsAndIsItsOwnBase(@ForAll String subject) {
        String base = BaseSubject.of(subject).text();

        assertTrue(base.length() <= BaseSubject.MAX_LENGTH);
    }
}

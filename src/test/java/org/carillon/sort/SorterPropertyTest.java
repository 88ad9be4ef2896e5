package org.carillon.sort;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SorterPropertyTest {
    private static final Facts FACTS = new Facts("ana", "bob@example.net", Instant.EPOCH);

    @Property(tries = 3000)
    void whateverIsWrittenALetterEndsSomewhere(@ForAll("rules") String text, @ForAll("letters") String letter) {
        RuleSet rules = RuleSet.parse(text, Dialect.PERSON);
        Verdict verdict = Sorter.sort(rules, letter.getBytes(ISO_8859_1), FACTS);
        boolean somewhere = verdict.actions().stream().anyMatch(action -> !(action instanceof Action.Refused));
        assertTrue(somewhere, text);
        for (Action action : verdict.actions())
            if (action instanceof Action.Deliver deliver) assertCanonical(deliver.folder());
        for (Fault fault : rules.faults()) assertTrue(fault.line() >= 1, text);
        // The same question has the same answer.
        assertEquals(
                verdict.log(),
                Sorter.sort(rules, letter.getBytes(ISO_8859_1), FACTS).log());
    }

    @Property(tries = 500)
    void listsAndTheSiteNeverFile(@ForAll("rules") String text, @ForAll("letters") String letter) {
        for (Dialect dialect : new Dialect[] {Dialect.LIST, Dialect.SITE}) {
            Verdict verdict = Sorter.sort(RuleSet.parse(text, dialect), letter.getBytes(ISO_8859_1), FACTS);
            assertTrue(verdict.actions().stream().noneMatch(Action.Deliver.class::isInstance), text);
        }
    }

    private static void assertCanonical(String folder) {
        for (String part : folder.split("/", -1)) {
            assertTrue(!part.isEmpty() && part.length() <= 64 && !part.equals("..") && !part.equals("."), folder);
            assertTrue(part.chars().noneMatch(c -> c < ' ' || c == 127), folder);
        }
    }

    @Provide
    Arbitrary<String> rules() {
        Arbitrary<String> piece = Arbitraries.of(
                ":0\n",
                ":0 c\n",
                ":0 B\n",
                ":0 E\n",
                ":0 A\n",
                ":0 ea\n",
                ":\n",
                ":2\n",
                "* ^Subject: \\/.*\n",
                "* $ ^To:.*$MATCH\n",
                "* ! > 20\n",
                "* H:decoded ?? ^Subject: \\/.*\n",
                "* ! B:decoded ?? ^a\n",
                "* HB:decoded ?? $$V\n",
                "* V ?? ^a\n",
                "* $ $V\n",
                "{\n",
                "}\n",
                "{ }\n",
                "box\n",
                "$MATCH\n",
                "lists/$V/\n",
                "! a@b.example\n",
                "! $MATCH\n",
                "/dev/null\n",
                "V=\"$MATCH $V\"\n",
                "V=${MATCH:-x}\n",
                "LOG=$V$MATCH\n",
                "V='!'\n",
                "MATCH\n",
                "MAILDIR=$V\n",
                "DEFAULT=$MATCH\n",
                "SWITCHRC\n",
                "HOST\n",
                "| cat\n",
                "hold $V\n",
                "tag $MATCH\n",
                "\n",
                "# x\n",
                "\\\n",
                "`",
                "\"",
                "'");
        Arbitrary<String> wild =
                Arbitraries.strings().withChars(":0*{}$\"'`\\ \n=!?<>^|/.abV#").ofMaxLength(12);
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(6, piece), net.jqwik.api.Tuple.of(1, wild))
                .list()
                .ofMaxSize(25)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> letters() {
        return Arbitraries.oneOf(
                Arbitraries.strings().withCharRange('\0', '\u00ff').ofMaxLength(60),
                Arbitraries.of(
                                "Subject: ",
                                "To: ",
                                "\n",
                                "\r\n",
                                " ",
                                "../x",
                                "a@b.example",
                                "V",
                                "^",
                                "From ",
                                "! ? x",
                                "=?utf-8?q?V=0A^?=",
                                "Content-Type: multipart/mixed; boundary=V")
                        .list()
                        .ofMaxSize(12)
                        .map(parts -> String.join("", parts)));
    }
}

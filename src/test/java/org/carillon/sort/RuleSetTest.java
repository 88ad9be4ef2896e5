package org.carillon.sort;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class RuleSetTest {
    private static List<String> faults(Dialect dialect, String text) {
        return RuleSet.parse(text, dialect).faults().stream()
                .map(fault -> fault.line() + " " + fault.why().replaceAll("[.:].*", ""))
                .toList();
    }

    @Test
    void namesEveryFaultWithItsLine() {
        assertEquals(
                List.of(
                        "1 Programs in backticks are not run",
                        "4 Programs are not run",
                        "5 Programs are not run",
                        "6 The flag f is for programs that change the letter, and none is run",
                        "9 Weights are not known",
                        "10 The folder \"/etc/passwd\" lies outside your own place",
                        "12 \"-f\" is not an address",
                        "13 Other files are not read"),
                faults(Dialect.PERSON, """
                        V=`date`

                        :0
                        * ? test -f x
                        | vacation
                        :0 f
                        box

                        :0
                        * 2^1 ^Subject
                        /etc/passwd
                        :0
                        ! -f a@b.example
                        INCLUDERC=x
                        """.replaceFirst(":0 f\nbox\n\n:0", ":0 f\nbox\n:0")));
    }

    @Test
    void anActionOfAListIsOneOfItsWords() {
        String good =
                ":0\n* ^Subject:.*sale\nhold looks like a sale\n:0\n* > 100000\n{\n:0\nreject Too long\n}\n:0\ntag seen\n";
        assertEquals(List.of(), faults(Dialect.LIST, good));
        assertEquals(
                List.of(
                        "2 \"box\" is not known here",
                        "4 Rules of a list do not forward",
                        "6 Behind tag stands one word" + " of at most 64 letters, digits and -_"),
                faults(Dialect.LIST, ":0\nbox\n:0\n! a@b.example\n:0\ntag two words\n"));
        assertEquals(
                List.of("2 \"reject\" is not known here"),
                faults(Dialect.SITE, ":0\nreject go away\n:0\n! a@b.example\n"));
    }

    @Test
    void boundsAllPatternsTogetherAndSaysWhatTheyWeigh() {
        String daemons = "* " + "^FROM_DAEMON|".repeat(50) + "x\n";
        RuleSet rules = RuleSet.parse(":0\n" + daemons.repeat(30) + "box\n", Dialect.PERSON);
        assertEquals(1, rules.faults().size());
        assertTrue(rules.faults().getFirst().why().startsWith("Up to here the patterns are too large all together"));
        assertTrue(rules.faults().getFirst().line() > 10);
        RuleSet half = RuleSet.parse(":0\n" + daemons.repeat(15) + "box\n", Dialect.PERSON);
        assertTrue(half.usable());
        assertTrue(half.weight() > 15 * 50 * 338, () -> "weight " + half.weight());
        assertTrue(
                RuleSet.parse(":0\n* ^Subject:.*chess\nbox\n", Dialect.PERSON).weight() < 1_000);
    }

    @Test
    void keepsWhereEachRecipeStands() {
        RuleSet rules = RuleSet.parse("# mine\r\n\r\n:0 c\r\n* ^To: me\r\n{\r\n:0\r\nbox\r\n}\r\n", Dialect.PERSON);
        var recipe = assertInstanceOf(Statement.Recipe.class, rules.statements().getFirst());
        assertEquals(3, recipe.line());
        assertEquals(8, recipe.lastLine());
        assertEquals("^To: me", recipe.conditions().getFirst().text());
        assertEquals(2, rules.recipeCount());
        assertTrue(rules.usable());
    }

    @Test
    void boundsWhatIsWrittenTooDeepOrTooLong() {
        assertEquals(
                1,
                faults(Dialect.PERSON, ":0\n{\n".repeat(60)).stream()
                        .filter(f -> f.contains("too deep"))
                        .count());
        assertTrue(faults(Dialect.PERSON, "#".repeat(300_000)).getFirst().startsWith("1 The rules are longer"));
        assertEquals(100, faults(Dialect.PERSON, "%\n".repeat(5000)).size());
        assertTrue(faults(Dialect.PERSON, "V=" + "${A:-".repeat(100_000)).size() >= 1);
    }
}

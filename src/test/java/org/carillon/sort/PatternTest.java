package org.carillon.sort;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternTest {
    private static boolean matches(String pattern, String text) {
        return Pattern.of(pattern, false).occursIn(text.getBytes(ISO_8859_1));
    }

    private static String captured(String pattern, String text) {
        Area area = Pattern.of(pattern, false).find(Area.of(text), new Budget()).captured();
        return area == null ? "nothing" : Latin.of(area.bytes(), area.from(), area.to());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            ^a        ~ a       ~ true
            a$        ~ a       ~ true
            a$b       ~ ab      ~ false
            ^^a^^     ~ a       ~ true
            ^^b       ~ ab      ~ false
            a^^       ~ ab      ~ false
            a{2}      ~ aa      ~ false
            a{2}      ~ a{2}    ~ true
            [\\.]     ~ \\      ~ true
            [[:alpha:]] ~ z     ~ false
            []x]      ~ ]       ~ true
            [^]x]     ~ ]       ~ false
            [a-]      ~ -       ~ true
            [^a]      ~ A       ~ false
            \\d       ~ D       ~ true
            +         ~ a+b     ~ true
            (a        ~ a       ~ true
            a)b       ~ a       ~ true
            [ab       ~ b       ~ true
            \\<a\\>\\<b\\> ~ a b ~ false
            \\<a\\>\\<b\\> ~ a  b ~ true
            (a|)b     ~ b       ~ true
            a\\       ~ a\\     ~ true
            """)
    void readsTheDialect(String pattern, String text, boolean found) {
        assertEquals(found, matches(pattern, text), pattern + " in " + text);
    }

    @Test
    void keepsCaseWhenAskedToSaveForDaemons() {
        assertFalse(Pattern.of("abc", true).occursIn("aBc".getBytes(ISO_8859_1)));
        assertTrue(Pattern.of("^FROM_DAEMON", true).occursIn("from: mailer-daemon@a.example\n\n".getBytes(ISO_8859_1)));
        assertFalse(
                Pattern.of("^FROM_MAILER", true).occursIn("from: mailer-daemon@a.example\n\n".getBytes(ISO_8859_1)));
    }

    @Test
    void capturesAsEarlyAsCanBeAndAsMuch() {
        assertEquals("", captured("^Subject: *\\/[0-9]*", "Subject:  12\n"));
        assertEquals("12", captured("^Subject: *\\/[0-9]+", "Subject:  12\n"));
        assertEquals("foobar", captured("\\/(foo|foobar)", "x foobarbaz"));
        assertEquals("bc", captured("x\\/a\\/b.*", "xabc"));
        assertEquals("one", captured("^R: \\/.*", "R: one\nR: two\n"));
        assertEquals("nothing", captured("a|b\\/c", "a"));
        assertNull(Pattern.of("a", false).find(Area.of("a"), new Budget()).captured());
    }

    @Test
    void saysWhetherAnExpressionHadToBeRepaired() {
        assertTrue(Pattern.of("(a|[b)])", false).wellFormed());
        for (String broken : new String[] {"(a", "a)", "[a", "(".repeat(5000)})
            assertFalse(Pattern.of(broken, false).wellFormed(), broken);
    }

    @Test
    void whatIsTooLargeOccursNowhere() {
        for (String large : new String[] {
            "q".repeat(Pattern.MAX_LENGTH + 1), "^FROM_DAEMON|".repeat(400), "()".repeat(400) + "a?".repeat(10_001)
        }) {
            Pattern pattern = Pattern.of(large, false);
            assertFalse(pattern.wellFormed());
            assertFalse(pattern.occursIn("From: daemon\nq\n".getBytes(ISO_8859_1)));
            assertTrue(pattern.size() < 10);
        }
        assertTrue(Pattern.of("^FROM_DAEMON|".repeat(50) + "x", false).wellFormed());
    }

    @Test
    void searchesABodyOfTenMegabytesToItsEnd() {
        byte[] body = new byte[10_000_000];
        Arrays.fill(body, (byte) 'a');
        for (int i = 70; i < body.length; i += 71) body[i] = '\n';
        byte[] end = "\nZebra and quagga\n".getBytes(ISO_8859_1);
        System.arraycopy(end, 0, body, body.length - end.length, end.length);
        var budget = new Budget();
        var area = new Area(body, 0, body.length);
        Area found = Pattern.of("^(z|q)e?.*\\/(quagga|a+x)", false)
                .find(area, budget)
                .captured();
        assertEquals("quagga", Latin.of(found.bytes(), found.from(), found.to()));
        assertFalse(Pattern.of("(a|aa)*(.|$)*quax", false).find(area, budget).found());
        assertTrue(Pattern.of("quagga$^^", false).find(area, budget).found());
        // Not a tenth of what one letter may cost.
        assertTrue(Budget.STEPS - budget.left() < Budget.STEPS / 10, () -> "steps left " + budget.left());
    }

    @Test
    void goesOnWithoutRememberingWhenThereAreTooManyStates() {
        byte[] text = new byte[50_000];
        var random = new Random(7);
        for (int i = 0; i < text.length; i++) text[i] = (byte) (random.nextBoolean() ? 'a' : 'b');
        Pattern pattern = Pattern.of("a" + "(a|b)".repeat(14) + "c", false);
        var area = new Area(text, 0, text.length);
        assertFalse(pattern.find(area, new Budget()).found());
        text[text.length - 16] = 'a';
        text[text.length - 1] = 'c';
        assertTrue(pattern.find(area, new Budget()).found());
    }

    /// Whether or not it is remembered: what takes no byte is looked at for each byte.
    @Test
    void paysForTheStatesThatTakeNothing() {
        var random = new Random(2);
        byte[] text = new byte[20_000];
        for (int i = 0; i < text.length; i++) text[i] = (byte) (random.nextBoolean() ? 'a' : 'b');
        Pattern pattern = Pattern.of("()*".repeat(660) + "a..............z", false);
        for (int again = 0; again < 2; again++) {
            var budget = new Budget();
            assertFalse(pattern.find(new Area(text, 0, text.length), budget).found());
            long looks = (Budget.STEPS - budget.left()) / Budget.STATE;
            assertTrue(looks > 660L * text.length, () -> "looks " + looks);
        }
    }

    @Test
    void keepsALimitedAutomatonHoweverLargeItsStatesAre() {
        var random = new Random(4);
        byte[] text = new byte[3_000];
        for (int i = 0; i < text.length; i++) text[i] = (byte) (random.nextBoolean() ? 'x' : 'y');
        for (String source : new String[] {"(x..............z|" + ".?".repeat(9_000) + "z)", "x..............z"}) {
            Program program = Program.of(new PatternParser(source, true).parse(), false);
            var automaton = new Automaton(program);
            for (int i = 0; i < 3; i++) {
                var search = new Search(automaton, new Area(text, i * 700, text.length), new Budget());
                assertEquals(Search.NOWHERE, search.run());
                int size = automaton.size();
                assertTrue(size < 256 * 1024 + 3 * program.size(), () -> size + " numbers for " + source);
            }
        }
    }

    @Test
    void aSearchThatWasMadeTheSameWayOftenGivesTheSameForEver() {
        Pattern pattern = Pattern.of("^b.*c\\/d", false);
        for (int i = 0; i < 10_000; i++) {
            assertTrue(pattern.occursIn("a\nbxcd\n".getBytes(ISO_8859_1)));
            assertFalse(pattern.occursIn("a\nbcxd\n".getBytes(ISO_8859_1)));
        }
    }

    @Test
    void paysForTheComparisonsOfALiteral() {
        var budget = new Budget();
        Pattern.of("baaaaaaaaaaaaaaa", false).find(Area.of("a".repeat(10_000)), budget);
        assertTrue(Budget.STEPS - budget.left() > 150_000);
    }

    @Test
    void givesUpWhenTheBudgetIsSpent() {
        assertThrows(
                Budget.Exhausted.class,
                () -> Pattern.of("a.*b", false).find(Area.of("a".repeat(5000)), new Budget(4000)));
    }
}

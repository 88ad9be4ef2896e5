package org.carillon.sort;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.carillon.sort.NaiveNode.Divide;
import org.carillon.sort.NaiveNode.Letter;
import org.carillon.sort.NaiveNode.Or;
import org.carillon.sort.NaiveNode.Then;
import org.carillon.sort.NaiveNode.Times;
import org.carillon.sort.NaiveNode.Way;

class PatternPropertyTest {
    /// @param left before `\/`
    /// @param right null when there is no `\/`
    record Asked(NaiveNode left, NaiveNode right, boolean divided, boolean atStart, boolean atEnd) {
        NaiveNode whole() {
            return divided ? new Then(List.of(left, new Divide(), right)) : left;
        }

        String text() {
            return (atStart ? "^^()" : "()") + whole().text() + (atEnd ? "()^^" : "()");
        }
    }

    @Property(tries = 4000)
    void findsWhatTheDefinitionFinds(@ForAll("asked") Asked asked, @ForAll("texts") String text) {
        Pattern.Find find = Pattern.inward(asked.text(), false, false).find(Area.of(text), new Budget(1_000_000));
        List<Way> ends = ends(asked, "\n" + text + "\n");
        assertEquals(!ends.isEmpty(), find.found(), () -> asked.text() + " in " + text);
        if (ends.isEmpty() || !asked.divided()) return;
        Area captured = find.captured();
        assertEquals(best(ends, text), Latin.of(captured.bytes(), captured.from(), captured.to()), asked::text);
    }

    /// All ends of all matches.
    private static List<Way> ends(Asked asked, String symbols) {
        var ends = new ArrayList<Way>();
        for (int start = asked.atStart() ? 1 : 0; start <= symbols.length(); start++) {
            for (Way way : asked.whole().from(symbols, new Way(start, NaiveNode.NEVER)))
                if (!asked.atEnd() || way.at() >= symbols.length() - 1) ends.add(way);
            if (asked.atStart()) break;
        }
        return ends;
    }

    /// The left part ends as early as it can, the right part as late.
    private static String best(List<Way> ends, String text) {
        int split = ends.stream().mapToInt(Way::split).min().orElseThrow();
        int end = ends.stream()
                .filter(way -> way.split() == split)
                .mapToInt(Way::at)
                .max()
                .orElseThrow();
        int from = Math.clamp(split - 1, 0, text.length());
        return text.substring(from, Math.clamp(end - 1, from, text.length()));
    }

    @Property(tries = 2000)
    void endsWithinABoundThatIsLinearInTheTextWhateverItIsGiven(
            @ForAll("wild") String pattern, @ForAll("anything") String text, @ForAll boolean caseSensitive) {
        String expanded = Macros.expand(pattern, false).text();
        long bound = 4L * Budget.STATE * (text.length() + 4) * (2L * expanded.length() + 20);
        var budget = new Budget(bound);
        Pattern compiled = Pattern.inward(pattern, caseSensitive, false);
        boolean found = compiled.find(Area.of(text), budget).found();
        assertTrue(budget.left() >= 0);
        // A second search over what the first one made costs the same and says the same.
        var again = new Budget(bound);
        assertEquals(found, compiled.find(Area.of(text), again).found());
        assertEquals(budget.left(), again.left());
    }

    @Property(tries = 2000)
    void paysForEveryLookAtAState(@ForAll("wild") String pattern, @ForAll("anything") String text) {
        var parser = new PatternParser(Macros.expand(pattern, false).text(), true);
        Program program = Program.of(parser.parse(), parser.anchored());
        var budget = new Budget();
        var automaton = new Automaton(program);
        int start = new Search(automaton, Area.of(text), budget).run();
        assertTrue(Budget.STEPS - budget.left()
                >= Budget.STATE * automaton.closure().work());
        if (start == Search.NOWHERE) return;
        var more = new Budget();
        var tracker = new Tracker(program, Area.of(text), more);
        tracker.find(start);
        assertTrue(Budget.STEPS - more.left() >= Budget.STATE * tracker.work());
    }

    @Property(tries = 1000)
    void aLiteralIsFoundWhereItStands(@ForAll("anything") String before, @ForAll("anything") String after) {
        byte[] text = (before + "Quagga" + after).getBytes(ISO_8859_1);
        assertTrue(Pattern.of("quAgga", false).occursIn(text));
        assertTrue(Pattern.of("Quagga", true).occursIn(text));
    }

    @Provide
    Arbitrary<Asked> asked() {
        return Combinators.combine(
                        nodes(),
                        nodes(),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false, false, false),
                        Arbitraries.of(true, false, false, false))
                .as(Asked::new);
    }

    private static Arbitrary<NaiveNode> nodes() {
        Arbitrary<NaiveNode> letter = Arbitraries.of("a", "b", "c", ".", "^", "$", "[^a]", "[ab]", "\\<", "\\>", "\\.")
                .map(Letter::new);
        return Arbitraries.recursive(() -> letter, PatternPropertyTest::larger, 0, 3);
    }

    private static Arbitrary<NaiveNode> larger(Arbitrary<NaiveNode> inner) {
        return Arbitraries.oneOf(
                inner,
                inner.list().ofMinSize(1).ofMaxSize(3).map(Then::new),
                Combinators.combine(inner, inner).as(Or::new),
                Combinators.combine(inner, Arbitraries.of('*', '+', '?')).as(Times::new));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("aAbBc .\n").ofMaxLength(9);
    }

    @Provide
    Arbitrary<String> wild() {
        return Arbitraries.oneOf(
                        Arbitraries.of("^TO_", "^TO", "^FROM_DAEMON", "^FROM_MAILER", "\\/", "^^", "(.|$)*", "(a*)*"),
                        Arbitraries.strings().withChars("ab.*+?()[]^$|\\-/<>{}").ofMaxLength(12),
                        anything())
                .list()
                .ofMaxSize(5)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<String> anything() {
        return Arbitraries.oneOf(
                Arbitraries.strings().withCharRange('\0', '\u00ff').ofMaxLength(40),
                Arbitraries.strings().withChars("ab \nTo:From@").ofMaxLength(200));
    }
}

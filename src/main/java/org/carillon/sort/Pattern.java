package org.carillon.sort;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A regular expression of procmail, on an engine of our own: over bytes, in time linear in the text.
///
/// `^` and `$` each consume one newline, a real one or one of the two that are thought before the first and after
/// the last byte; `.` and `[^…]` never match a newline; what `\/` divides is found with the left part as early as
/// it can end and the right part as long as it can be. Neither `java.util.regex` nor RE2 can say that.
public final class Pattern {
    /// Expressions beyond it, with the macros put in, are refused.
    static final int MAX_LENGTH = 100_000;

    private final String source;
    private final Program program;
    private final boolean wellFormed;
    private final @Nullable Literal literal;
    private final AtomicReference<@Nullable Automaton> spare = new AtomicReference<>();

    private Pattern(String source, PatternParser parsed, Node node) {
        this.source = source;
        this.program = Program.of(node, parsed.anchored());
        this.wellFormed = parsed.wellFormed();
        this.literal = Literal.in(node);
    }

    /// @param source as in a rule, without the operators before it
    public static Pattern of(String source, boolean caseSensitive) {
        String inward = Latin.inward(source);
        return inward(inward, caseSensitive, false);
    }

    /// @param source one character for each byte
    /// @param escaped whether a backslash stood before it, so that a macro there is none
    static Pattern inward(String source, boolean caseSensitive, boolean escaped) {
        Macros.Expanded expanded = Macros.expand(source, escaped);
        String text = expanded.text().length() > MAX_LENGTH ? "" : expanded.text();
        var parser = new PatternParser(text, !caseSensitive || expanded.daemon());
        Node node = parser.parse();
        return new Pattern(source, parser, node);
    }

    /// False for an expression that was repaired: a parenthesis or bracket without its other half.
    public boolean wellFormed() {
        return wellFormed;
    }

    /// Whether it says `\/` somewhere.
    public boolean captures() {
        return program.captures();
    }

    /// Whether it occurs in the text.
    public boolean occursIn(byte[] text) {
        return find(new Area(text, 0, text.length), new Budget()).found();
    }

    /// What a search came to.
    /// @param captured what stands behind `\/`; null when nothing was found or the expression has none
    record Find(boolean found, @Nullable Area captured) {
        static final Find NOTHING = new Find(false, null);
        static final Find PLAIN = new Find(true, null);
    }

    /// @throws Budget.Exhausted when the text is too much work
    Find find(Area area, Budget budget) {
        if (literal != null && !literal.occursIn(area, budget)) return Find.NOTHING;
        Automaton taken = spare.getAndSet(null);
        Automaton automaton = taken == null ? new Automaton(program) : taken;
        int start = new Search(automaton, area, budget).run();
        spare.set(automaton);
        if (start == Search.NOWHERE) return Find.NOTHING;
        return program.captures() ? new Tracker(program, area, budget).find(start) : Find.PLAIN;
    }

    @Override
    public String toString() {
        return Latin.outward(source);
    }
}

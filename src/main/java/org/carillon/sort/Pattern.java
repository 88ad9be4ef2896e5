package org.carillon.sort;

import org.jspecify.annotations.Nullable;

/// A regular expression of procmail, on an engine of our own: over bytes, in time linear in the text.
///
/// `^` and `$` each consume one newline, a real one or one of the two that are thought before the first and after
/// the last byte; `.` and `[^…]` never match a newline; what `\/` divides is found with the left part as early as
/// it can end and the right part as long as it can be. Neither `java.util.regex` nor RE2 can say that.
public final class Pattern {
    /// Characters with the macros put in.
    static final int MAX_LENGTH = 100_000;

    /// States of the machine. Nobody writes so many by hand: it is some sixty times `^FROM_DAEMON`.
    static final int MAX_STATES = 20_000;

    private final String source;
    private final Program program;
    private final boolean tooLarge;
    private final boolean wellFormed;
    private final @Nullable Literal literal;

    private Pattern(String source, PatternParser parsed, Node node) {
        this.source = source;
        Program whole = Program.of(node, parsed.anchored());
        this.tooLarge = parsed.tooLong() || whole.size() > MAX_STATES;
        this.program = tooLarge ? Program.NEVER : whole;
        this.wellFormed = parsed.wellFormed() && !tooLarge;
        this.literal = tooLarge ? null : Literal.in(node);
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
        var parser = new PatternParser(expanded.text(), !caseSensitive || expanded.daemon());
        Node node = parser.parse();
        return new Pattern(source, parser, node);
    }

    /// False for an expression that was repaired, a parenthesis or bracket without its other half, and for one
    /// that is too large.
    public boolean wellFormed() {
        return wellFormed;
    }

    /// Whether it is larger than an expression may be. It occurs nowhere then.
    boolean tooLarge() {
        return tooLarge;
    }

    /// States of its machine, for those who bound the sum of many.
    int size() {
        return program.size();
    }

    /// Whether it says `\/` somewhere.
    public boolean captures() {
        return program.captures();
    }

    /// Whether it occurs in the text.
    public boolean occursIn(byte[] text) {
        return find(new Area(text, 0, text.length), new Budget(), null).found();
    }

    /// What a search came to.
    /// @param captured what stands behind `\/`; null when nothing was found or the expression has none
    record Find(boolean found, @Nullable Area captured) {
        static final Find NOTHING = new Find(false, null);
        static final Find PLAIN = new Find(true, null);
    }

    /// For an expression that is asked again and again: its automaton is kept.
    /// @throws Budget.Exhausted when the text is too much work
    Find find(Area area, Budget budget) {
        return find(area, budget, Spares.ALL);
    }

    /// @param spares null for an expression that was made for this one search
    Find find(Area area, Budget budget, @Nullable Spares spares) {
        if (literal != null && !literal.occursIn(area, budget)) return Find.NOTHING;
        Automaton taken = spares == null ? null : spares.take(this);
        Automaton automaton = taken == null ? new Automaton(program) : taken;
        int start = new Search(automaton, area, budget).run();
        if (spares != null) spares.give(this, automaton);
        if (start == Search.NOWHERE) return Find.NOTHING;
        return program.captures() ? new Tracker(program, area, budget).find(start) : Find.PLAIN;
    }

    @Override
    public String toString() {
        return Latin.outward(source);
    }
}

package org.carillon.sort;

import org.carillon.sort.Condition.Test;
import org.jspecify.annotations.Nullable;

/// Asks conditions of a letter.
final class Questions {
    /// A `$` may put another `$` before what it makes, so often.
    private static final int MAX_EXPANSIONS = 5;

    private final Letter letter;
    private final Variables variables;
    private final Minutes minutes;
    private final Budget budget;

    /// Looks at states that cost about as much as reading a character of a condition again.
    private static final long READING = 10;

    /// The same for making a state.
    private static final long MAKING = 20;

    /// What the condition at hand took into MATCH.
    private @Nullable String caught;

    Questions(Letter letter, Variables variables, Minutes minutes, Budget budget) {
        this.letter = letter;
        this.variables = variables;
        this.minutes = minutes;
        this.budget = budget;
    }

    /// From the first to the last, until one is not met.
    boolean all(Statement.Recipe recipe) {
        for (Condition condition : recipe.conditions()) {
            budget.states(1);
            caught = null;
            boolean met = met(condition, recipe.flags(), 0);
            minutes.step(new Step(condition.line(), condition.text(), met, caught));
            if (!met) return false;
        }
        return true;
    }

    private boolean met(Condition condition, Flags flags, int expansions) {
        return switch (condition.test()) {
            case Test.Matches matches ->
                condition.text().length() < variables.longestLine()
                        ? matches(matches.pattern(), area(condition, flags), expansions == 0) != condition.negated()
                        : overflow(condition.line());
            case Test.Smaller smaller -> size(condition) < bytes(smaller.bytes()) != condition.negated();
            case Test.Larger larger -> size(condition) > bytes(larger.bytes()) != condition.negated();
            case Test.Expanded expanded -> expanded(condition, expanded, flags, expansions);
            case Test.Wrong wrong -> {
                minutes.refuse(condition.line(), wrong.why());
                yield false;
            }
        };
    }

    private boolean expanded(Condition condition, Test.Expanded expanded, Flags flags, int expansions) {
        var expander = new Expander(variables);
        String line = expander.one(expanded.line()).text();
        budget.states(READING * line.length());
        if (expander.overflowed() || expansions >= MAX_EXPANSIONS) return overflow(condition.line());
        var faults = new Faults();
        Condition read = new ConditionReader(condition.line(), line, flags.caseSensitive(), faults)
                .after(condition)
                .read();
        if (read.test() instanceof Test.Matches made)
            budget.states(MAKING * made.pattern().size());
        if (!(read.test() instanceof Test.Wrong))
            for (Fault fault : faults.all()) minutes.note(fault.line(), Latin.inward(fault.why()));
        return met(read, flags, expansions + 1);
    }

    private boolean overflow(int line) {
        variables.put("PROCMAIL_OVERFLOW", Held.own("yes"));
        minutes.note(
                line,
                "the condition is longer than LINEBUF (" + variables.longestLine()
                        + "): set LINEBUF to more before it");
        return false;
    }

    /// @param lasting whether the pattern stands in the rules, and was not made by variables for this letter
    private boolean matches(Pattern pattern, Area area, boolean lasting) {
        Pattern.Find find = pattern.find(area, budget, lasting ? Spares.ALL : null);
        Area captured = find.captured();
        if (captured != null) {
            int to = Math.min(captured.to(), captured.from() + Variables.MAX_VALUE);
            String found = Latin.of(captured.bytes(), captured.from(), to);
            variables.put("MATCH", Held.found(found));
            caught = Latin.outward(found.substring(0, Math.min(Step.MAX_CAUGHT, found.length())));
        }
        return find.found();
    }

    private Area area(Condition condition, Flags flags) {
        String in = condition.in();
        if (in == null)
            return flags.headerAndBody() ? letter.both() : flags.bodyOnly() ? letter.body() : letter.header();
        return switch (in) {
            case "H" -> letter.header();
            case "B" -> letter.body();
            case "HB", "BH" -> letter.both();
            case "H:decoded" -> letter.decodedHeader();
            case "B:decoded" -> letter.decodedBody();
            case "HB:decoded", "BH:decoded" -> letter.decodedBoth();
            default -> variable(in);
        };
    }

    private Area variable(String name) {
        Area area = Area.of(variables.text(name));
        budget.take(area.length());
        return area;
    }

    /// Of the whole letter whatever the flags say, unless the condition itself names another text.
    private long size(Condition condition) {
        return condition.in() == null
                ? letter.size()
                : area(condition, new Flags("")).length();
    }

    /// The number at the beginning, as C reads it; without one it is 0.
    private long bytes(Word word) {
        String text = new Expander(variables).one(word).text().strip();
        int end = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        int digits = end;
        while (end < text.length() && end - digits < 18 && Character.isDigit(text.charAt(end))) end++;
        return end == digits ? 0 : Long.parseLong(text.substring(0, end));
    }
}

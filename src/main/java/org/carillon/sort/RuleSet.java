package org.carillon.sort;

import java.util.List;

/// Rules that were read from a text.
/// @param statements in the order of the text
/// @param faults every line that cannot work, in the order of the text; the other lines are in `statements`
/// @param weight about how much memory they take, in numbers of four bytes, for those who keep many
public record RuleSet(Dialect dialect, List<Statement> statements, List<Fault> faults, int weight) {
    public RuleSet {
        statements = List.copyOf(statements);
        faults = List.copyOf(faults);
    }

    /// Reads a text; never throws. Line ends may be LF or CRLF.
    public static RuleSet parse(String text, Dialect dialect) {
        return new RuleReader(text, dialect).read();
    }

    /// Whether the rules may be put in force.
    public boolean usable() {
        return faults.isEmpty();
    }

    /// Recipes with those inside blocks.
    public int recipeCount() {
        return Statement.recipes(statements);
    }
}

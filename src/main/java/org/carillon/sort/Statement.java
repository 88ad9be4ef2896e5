package org.carillon.sort;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One statement of a rule text.
public sealed interface Statement {
    /// Where it begins, counted from 1.
    int line();

    /// `:0 [flags] [:[lockfile]]`, conditions, and what to do.
    /// @param lastLine where it ends; of a block, its closing brace
    record Recipe(int line, int lastLine, Flags flags, List<Condition> conditions, Order order) implements Statement {
        public Recipe {
            conditions = List.copyOf(conditions);
        }
    }

    /// `NAME=value`.
    /// @param value null for a name alone, which unsets the variable
    record Assignment(int line, String name, @Nullable Word value) implements Statement {}

    /// A statement that will not be obeyed.
    record Wrong(int line, String why) implements Statement {}

    /// How many recipes there are, those inside blocks included.
    static int recipes(List<Statement> statements) {
        int count = 0;
        for (Statement statement : statements) {
            if (!(statement instanceof Recipe recipe)) continue;
            count++;
            if (recipe.order() instanceof Order.Block block) count += recipes(block.statements());
        }
        return count;
    }
}

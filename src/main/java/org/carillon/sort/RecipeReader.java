package org.carillon.sort;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads one recipe: its flags, its conditions, its action.
final class RecipeReader {
    private final RuleReader rules;
    private final Source source;
    private final Faults faults;
    private final int line;

    private Flags flags = new Flags("");
    /// How many condition lines without a star are still to come (`:` and `:2`, the old way of writing).
    private int counted;

    private boolean blankLine;
    private final List<Condition> conditions = new ArrayList<>();

    RecipeReader(RuleReader rules) {
        this.rules = rules;
        this.source = rules.source();
        this.faults = rules.faults();
        this.line = source.line();
    }

    /// Null when there is no action, so that there is no recipe.
    Statement.@Nullable Recipe read() {
        source.next();
        head(source.logicalLine());
        while (condition()) {}
        if (source.done() || source.peek() == '}') {
            faults.add(line, "This recipe has no action: behind its conditions must stand what to do.");
            return null;
        }
        if (source.peek() == ':' && blankLine) {
            faults.add(line, "This recipe has no action before the next one begins: write what to do.");
            return null;
        }
        int lastLine = source.line();
        Order order = new OrderReader(rules, flags, line).read();
        if (order instanceof Order.Block) lastLine = source.line();
        return new Statement.Recipe(line, lastLine, flags, conditions, order);
    }

    /// What follows the colon: a number, flags, and behind a second colon a lock file, which is not needed here.
    private void head(String text) {
        int at = 0;
        while (at < text.length() && Character.isDigit(text.charAt(at))) at++;
        String number = text.substring(0, Math.min(at, 6));
        var letters = new StringBuilder();
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == ':' || c == '#') break;
            if (Source.isBlank(c)) continue;
            if (Flags.KNOWN.indexOf(c) < 0) {
                faults.add(
                        line,
                        Faults.quote(text.substring(at)) + " is no flag. Flags are " + Flags.KNOWN
                                + "; a lock file stands behind a second colon.");
                break;
            }
            if (letters.indexOf(String.valueOf(c)) < 0) letters.append(c);
        }
        flags = new Flags(letters.toString());
        boolean chained = flags.also() || flags.otherwise() || flags.onFailure();
        counted = number.isEmpty() ? (chained ? 0 : 1) : Integer.parseInt(number);
        if (flags.onFailure() && (flags.otherwise() || flags.alsoIfDone()))
            faults.add(line, "The flag e does not go together with E or a: choose one.");
    }

    /// Reads one line if it belongs to the conditions.
    private boolean condition() {
        source.skipBlanks();
        counted--;
        int at = source.line();
        if (source.peek() == '*') {
            source.next();
        } else if (counted < 0) {
            if (source.peek() == '#') {
                source.skipLine();
                return true;
            }
            if (source.done() || source.peek() != '\n') return false;
            blankLine = true;
            source.next();
            return true;
        }
        if (source.done()) return false;
        blankLine = false;
        var reader = new ConditionReader(at, source.logicalLine(), flags.caseSensitive(), faults);
        conditions.add(rules.within(reader.read()));
        return true;
    }
}

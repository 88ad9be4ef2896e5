package org.carillon.sort;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a whole text: statements, and blocks of them. It goes on behind every fault, so that all are named at once.
final class RuleReader {
    /// Characters; far beyond what people write.
    private static final int MAX_LENGTH = 256 * 1024;

    private static final int MAX_DEPTH = 50;

    /// States of all patterns together: a thousand times `^FROM_DAEMON`. They take some 20 bytes each.
    private static final int MAX_STATES = 400_000;

    private static final String TOO_LARGE =
            "Up to here the patterns are too large all together, with what ^TO_ and ^FROM_DAEMON stand for put in:"
                    + " use these less often, or one { block } for the recipes that share them.";

    private final Dialect dialect;
    private final Faults faults = new Faults();
    private final Source source;
    private final Outline outline = new Outline();
    private int depth;
    private int states;
    private int patterns;
    private boolean full;

    RuleReader(String text, Dialect dialect) {
        this.dialect = dialect;
        String kept = text;
        if (text.length() > MAX_LENGTH) {
            faults.add(1, "The rules are longer than " + MAX_LENGTH + " characters: what is beyond them is not read.");
            kept = text.substring(0, MAX_LENGTH);
        }
        this.source = new Source(Latin.inward(kept.replace("\r\n", "\n")), 1);
    }

    RuleSet read() {
        List<Statement> statements = statements(0);
        return new RuleSet(dialect, statements, faults.all(), weight());
    }

    /// Of what was made of a text that is ever so dense, five numbers for each state, and the tables of a pattern.
    private int weight() {
        return 10 * source.length() + 5 * states + 250 * patterns;
    }

    /// The condition, as long as all patterns together are not too large. Beyond that one fault says so.
    Condition within(Condition condition) {
        if (!(condition.test() instanceof Condition.Test.Matches matches)) return condition;
        int more = matches.pattern().size();
        if (states + more <= MAX_STATES) {
            states += more;
            patterns++;
            return condition;
        }
        if (!full) faults.add(condition.line(), TOO_LARGE);
        full = true;
        var wrong = new Condition.Test.Wrong(TOO_LARGE);
        return new Condition(condition.line(), condition.text(), condition.negated(), condition.in(), wrong);
    }

    Outline outline() {
        return outline;
    }

    Source source() {
        return source;
    }

    Faults faults() {
        return faults;
    }

    Dialect dialect() {
        return dialect;
    }

    /// What stands between an opening brace, which is already read, and its closing one.
    List<Statement> block(int openedAt) {
        if (depth >= MAX_DEPTH) {
            faults.add(openedAt, "Blocks are nested too deep here: make the rules flatter.");
            while (!source.done()) source.skipLine();
            return List.of();
        }
        depth++;
        List<Statement> inside = statements(openedAt);
        depth--;
        return inside;
    }

    private List<Statement> statements(int openedAt) {
        var statements = new ArrayList<Statement>();
        while (true) {
            source.skipBlanks();
            if (source.done()) {
                if (openedAt > 0) faults.add(openedAt, "This block is never closed: put a line with } behind it.");
                return statements;
            }
            char c = source.peek();
            if (c == '\n') source.next();
            else if (c == '#') source.skipLine();
            else if (c == '}') {
                if (closes(openedAt)) return statements;
            } else {
                int line = source.line();
                Statement statement = c == ':' ? new RecipeReader(this).read() : assignment();
                if (statement != null) statements.add(statement);
                if (depth == 0) outline.add(line, source.lastLine(), statement);
            }
        }
    }

    private boolean closes(int openedAt) {
        if (openedAt == 0) {
            faults.add(source.line(), "This } closes nothing: remove it.");
            outline.add(source.line(), source.line(), null);
        }
        source.next();
        return openedAt > 0;
    }

    private @Nullable Statement assignment() {
        int line = source.line();
        String name = source.name();
        if (name.isEmpty()) {
            skip(source.logicalLine(), line);
            return null;
        }
        char after = source.peek();
        if (after == '\\' && source.peek(1) == '\n') return Assignments.checked(line, name, null, faults);
        if (after != '=' && !source.atBlank() && !source.atLineEnd()) {
            skip(name + source.logicalLine(), line);
            return null;
        }
        source.skipBlanks();
        if (source.peek() != '=') return Assignments.checked(line, name, null, faults);
        source.next();
        source.skipBlanks();
        var reader = new WordReader(source, faults);
        Word value = reader.value();
        return reader.sawProgram()
                ? new Statement.Wrong(line, WordReader.NO_PROGRAMS)
                : Assignments.checked(line, name, value, faults);
    }

    private void skip(String text, int line) {
        faults.add(
                line,
                Faults.quote(text.strip())
                        + " is no statement. A rule begins with :0, a variable is set with NAME=value.");
    }
}

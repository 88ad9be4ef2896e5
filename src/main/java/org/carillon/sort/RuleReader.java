package org.carillon.sort;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a whole text: statements, and blocks of them. It goes on behind every fault, so that all are named at once.
final class RuleReader {
    /// Characters; far beyond what people write.
    private static final int MAX_LENGTH = 256 * 1024;

    private static final int MAX_DEPTH = 50;

    private final Dialect dialect;
    private final Faults faults = new Faults();
    private final Source source;
    private final Outline outline = new Outline();
    private int depth;

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
        return new RuleSet(dialect, statements, faults.all());
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

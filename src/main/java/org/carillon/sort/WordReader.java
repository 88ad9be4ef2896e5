package org.carillon.sort;

import java.util.ArrayList;
import java.util.List;
import org.carillon.sort.Word.Part;

/// Reads words with their quotes and variables, much as a shell does; without `~`, patterns of file names, or
/// programs in backticks.
final class WordReader {
    static final String NO_PROGRAMS = "Programs in backticks are not run. Write the value itself, or take it from the"
            + " letter with a condition that has \\/ and then $MATCH.";
    private static final int MAX_DEPTH = 16;

    private final Source source;
    private final Faults faults;
    private List<Part> parts = new ArrayList<>();
    private StringBuilder plain = new StringBuilder();
    private boolean program;
    private int depth;

    WordReader(Source source, Faults faults) {
        this.source = source;
        this.faults = faults;
    }

    /// Whether a program in backticks was met; its place is empty, and it is already a fault.
    boolean sawProgram() {
        return program;
    }

    /// The words up to the end of the line. A `#` at the beginning of a word hides the rest.
    List<Word> line() {
        var words = new ArrayList<Word>();
        while (true) {
            source.skipBlanks();
            if (source.peek() == '\\' && source.peek(1) == '\n') {
                source.next();
                source.next();
            } else if (source.peek() == '#') {
                source.skipLine();
                return words;
            } else if (source.atLineEnd()) {
                if (!source.done()) source.next();
                return words;
            } else {
                words.add(word());
            }
        }
    }

    /// The value of an assignment: up to the first blank outside quotes.
    Word value() {
        return source.peek() == '#' ? new Word(List.of()) : word();
    }

    /// All of a text as if it stood in double quotes, where a double quote is a letter like others.
    static Word quoted(String text, int line, Faults faults) {
        var reader = new WordReader(new Source(text, line), faults);
        while (!reader.source.done()) reader.inDoubleQuotes(reader.source.next());
        return reader.taken();
    }

    private Word word() {
        while (!source.atLineEnd() && !source.atBlank()) outsideQuotes(source.next());
        return taken();
    }

    private Word taken() {
        flush();
        var word = new Word(parts);
        parts = new ArrayList<>();
        return word;
    }

    private void flush() {
        if (plain.isEmpty()) return;
        parts.add(new Part.Plain(plain.toString()));
        plain = new StringBuilder();
    }

    private void outsideQuotes(char c) {
        switch (c) {
            case '\\' -> {
                if (source.done()) return;
                char escaped = source.next();
                if (escaped != '\n') plain.append(escaped);
            }
            case '\'' -> singleQuotes();
            case '"' -> doubleQuotes();
            case '`' -> backticks();
            case '$' -> variable(false);
            default -> plain.append(c);
        }
    }

    private void singleQuotes() {
        int line = source.line();
        while (!source.done() && source.peek() != '\'') plain.append(source.next());
        close('\'', line);
    }

    private void doubleQuotes() {
        int line = source.line();
        while (!source.done() && source.peek() != '"') inDoubleQuotes(source.next());
        close('"', line);
    }

    private void close(char quote, int line) {
        if (source.done()) faults.add(line, "The quote " + quote + " that begins here never ends: close it.");
        else source.next();
    }

    private void inDoubleQuotes(char c) {
        switch (c) {
            case '\\' -> {
                char after = source.peek();
                boolean escapes = after == '"' || after == '\\' || after == '$' || after == '`';
                if (source.done() || !escapes && after != '\n') plain.append('\\');
                else if (source.next() != '\n') plain.append(after);
            }
            case '`' -> backticks();
            case '$' -> variable(true);
            default -> plain.append(c);
        }
    }

    private void backticks() {
        if (!program) faults.add(source.line(), NO_PROGRAMS);
        program = true;
        while (!source.done() && source.peek() != '`') {
            if (source.next() == '\\' && !source.done()) source.next();
        }
        if (!source.done()) source.next();
    }

    private void variable(boolean quoted) {
        char c = source.peek();
        if (c == '{') {
            source.next();
            braced(quoted);
        } else if (c == '\\' && Source.beginsName(source.peek(1))) {
            source.next();
            part(new Part.Quoted(source.name()));
        } else if (Source.beginsName(c) && !(c == '_' && !Source.inName(source.peek(1)))) {
            part(new Part.Value(source.name(), quoted));
        } else if (c != '\0' && "0123456789#?$_-=@".indexOf(c) >= 0) {
            part(new Part.Value(String.valueOf(source.next()), quoted));
        } else {
            plain.append('$');
        }
    }

    /// `${name}` and `${name:-text}`. What procmail does not know either is a fault, and leaves the rest as text.
    private void braced(boolean quoted) {
        int line = source.line();
        String name = source.name();
        boolean colon = source.peek() == ':';
        char operator = source.peek(colon ? 1 : 0);
        if (!name.isEmpty() && operator == '}' && !colon) {
            source.next();
            part(new Part.Value(name, quoted));
        } else if (!name.isEmpty() && (operator == '-' || operator == '+') && depth < MAX_DEPTH) {
            if (colon) source.next();
            source.next();
            part(new Part.Choice(name, colon, operator == '+', inBraces(quoted, line), quoted));
        } else {
            faults.add(
                    line,
                    "Bad substitution of " + Faults.quote(name)
                            + ": only ${NAME}, ${NAME:-text}, ${NAME-text}, ${NAME:+text} and ${NAME+text} are known.");
            if (colon) source.next();
            if (!source.done()) source.next();
        }
    }

    private Word inBraces(boolean quoted, int line) {
        flush();
        List<Part> outerParts = parts;
        parts = new ArrayList<>();
        depth++;
        while (!source.done() && source.peek() != '}') {
            char c = source.next();
            if (quoted) inDoubleQuotes(c);
            else outsideQuotes(c);
        }
        depth--;
        close('}', line);
        Word inner = taken();
        parts = outerParts;
        return inner;
    }

    private void part(Part part) {
        flush();
        parts.add(part);
    }
}

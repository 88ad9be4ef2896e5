package org.carillon.sort;

/// A text that is read from front to back, with the number of the line.
final class Source {
    private final String text;
    private int at;
    private int line;

    Source(String text, int firstLine) {
        this.text = text;
        this.line = firstLine;
    }

    boolean done() {
        return at >= text.length();
    }

    int length() {
        return text.length();
    }

    int line() {
        return line;
    }

    /// The last line of which something was read.
    int lastLine() {
        return at > 0 && text.charAt(at - 1) == '\n' ? line - 1 : line;
    }

    /// The next character; the zero character at the end.
    char peek() {
        return peek(0);
    }

    char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
    }

    char next() {
        char c = text.charAt(at++);
        if (c == '\n') line++;
        return c;
    }

    boolean atLineEnd() {
        return done() || peek() == '\n';
    }

    boolean atBlank() {
        return !done() && isBlank(peek());
    }

    void skipBlanks() {
        while (atBlank()) at++;
    }

    /// What is left of the line, without going on; a backslash at its end is not looked at.
    String restOfLine() {
        int end = text.indexOf('\n', at);
        return text.substring(at, end < 0 ? text.length() : end);
    }

    /// Goes behind the end of the line.
    void skipLine() {
        at += restOfLine().length();
        if (!done()) next();
    }

    /// The rest of the line and of those it is continued on by a backslash at its end. The backslash and the blanks
    /// at the beginning of the next line are left out.
    String logicalLine() {
        var whole = new StringBuilder();
        while (!done()) {
            char c = next();
            if (c == '\n') break;
            if (c == '\\' && peek() == '\n') {
                next();
                skipBlanks();
            } else {
                whole.append(c);
            }
        }
        return whole.toString();
    }

    static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    static boolean beginsName(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_';
    }

    static boolean inName(char c) {
        return beginsName(c) || c >= '0' && c <= '9';
    }

    /// The name that begins here; empty when none does.
    String name() {
        int begin = at;
        if (beginsName(peek())) while (inName(peek())) at++;
        return text.substring(begin, at);
    }
}

package org.carillon.lists;

/// One cell of a file for spreadsheets. They take what begins with `=`, `+`, `-` or `@` for a formula and run it, so
/// that a
/// name can steal the other cells; an apostrophe before it makes it a text, and is taken away when the file comes back.
final class CsvCell {
    private static final String FORMULA = "=+-@\t\r'";

    private CsvCell() {}

    /// As it is written, in quotes where RFC 4180 wants them.
    static String written(String text) {
        String harmless = text.isEmpty() || FORMULA.indexOf(text.charAt(0)) < 0 ? text : "'" + text;
        boolean plain = harmless.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r' || c == ';');
        return plain ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
    }

    /// What stood in it before [#written].
    static String read(String cell) {
        boolean guarded = cell.length() > 1 && cell.charAt(0) == '\'' && FORMULA.indexOf(cell.charAt(1)) >= 0;
        return guarded ? cell.substring(1) : cell;
    }
}

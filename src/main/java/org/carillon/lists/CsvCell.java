package org.carillon.lists;

import java.util.regex.Pattern;

/// One cell of a file for spreadsheets. They take what begins with `=`, `+`, `-` or `@` for a formula and run it, so
/// that a name can steal the other cells; an apostrophe before it makes it a text, and is taken away when the file
/// comes back. Many of them divide at `;` or at tabs and do not know our quotes then, so that a formula may begin in
/// the
/// midst of a cell too.
final class CsvCell {
    private static final String FORMULA = "=+-@\t\r'";

    /// Where a cell begins for who divides so; the quotes are doubled in the file and open the cell there.
    private static final Pattern UNGUARDED = Pattern.compile("([;\t][\\s\"]*)([=+\\-@'])");

    private static final Pattern GUARDED = Pattern.compile("([;\t][\\s\"]*)'([=+\\-@'])");

    private CsvCell() {}

    /// As it is written, in quotes where RFC 4180 wants them.
    static String written(String text) {
        String harmless = guarded(text);
        boolean plain = harmless.chars()
                .noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r' || c == ';' || c == '\t');
        return plain ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
    }

    private static String guarded(String text) {
        String within = UNGUARDED.matcher(text).replaceAll("$1'$2");
        return text.isEmpty() || FORMULA.indexOf(text.charAt(0)) < 0 ? within : "'" + within;
    }

    /// What stood in it before [#written].
    static String read(String cell) {
        boolean guarded = cell.length() > 1 && cell.charAt(0) == '\'' && FORMULA.indexOf(cell.charAt(1)) >= 0;
        String text = guarded ? cell.substring(1) : cell;
        // of a million cells hardly one is divided so
        boolean divided = text.indexOf(';') >= 0 || text.indexOf('\t') >= 0;
        return divided ? GUARDED.matcher(text).replaceAll("$1$2") : text;
    }
}

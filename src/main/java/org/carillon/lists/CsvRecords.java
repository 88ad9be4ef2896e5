package org.carillon.lists;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads RFC 4180 record by record: cells in quotes may hold separators, line ends and, doubled, quotes. Bounded, so
/// that a quote that nobody closes does not swallow the file. It reads ahead: nobody else may go on with the text.
final class CsvRecords {
    static final int LONGEST = 20_000;
    private static final int MOST_CELLS = 100;
    private static final int END = -1;
    private static final int BUFFER = 8192;

    private final Reader text;
    private final char[] read = new char[BUFFER];
    private int at;
    private int end;
    private final char separator;
    private int line;

    /// @param line the number of the first line, as people count
    CsvRecords(Reader text, char separator, int line) {
        this.text = text;
        this.separator = separator;
        this.line = line;
    }

    /// @param line where it begins
    record Row(int line, List<String> cells) {}

    /// The next record; nothing at the end.
    /// @throws SettingException when one is too long to be one
    Optional<Row> next() throws IOException {
        int first = peek();
        if (first == END) return Optional.empty();
        int begins = line;
        var cells = new ArrayList<String>();
        int length = 0;
        boolean more = true;
        while (more) {
            var cell = new StringBuilder();
            more = cell(cell, LONGEST - length);
            length += cell.length();
            cells.add(cell.toString());
            if (length >= LONGEST || cells.size() > MOST_CELLS) {
                throw new SettingException("What begins in line " + begins
                        + " is longer than a member can be; perhaps a quote is not closed there. Nobody was taken in.");
            }
        }
        return Optional.of(new Row(begins, cells));
    }

    /// True when another cell follows in the record.
    private boolean cell(StringBuilder into, int room) throws IOException {
        boolean quoted = peek() == '"';
        if (quoted) {
            read();
            quoted(into, room);
        }
        for (int c = read(); ; c = read()) {
            if (c == separator) return true;
            if (c == END) return false;
            if (c == '\n' || c == '\r' && follows('\n')) {
                line++;
                return false;
            }
            if (into.length() >= room) return false;
            into.append((char) c);
        }
    }

    /// Up to the closing quote.
    private void quoted(StringBuilder into, int room) throws IOException {
        for (int c = read(); c != END && into.length() < room; c = read()) {
            if (c == '"' && !follows('"')) return;
            if (c == '\n') line++;
            into.append((char) c);
        }
    }

    /// Takes that character when it comes next.
    private boolean follows(char wanted) throws IOException {
        int next = peek();
        if (next != wanted) return false;
        read();
        return true;
    }

    private int read() throws IOException {
        int next = peek();
        if (next != END) at++;
        return next;
    }

    private int peek() throws IOException {
        if (at == end) {
            at = 0;
            end = Math.max(text.read(read), 0);
            if (end == 0) return END;
        }
        return read[at];
    }
}

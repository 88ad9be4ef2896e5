package org.carillon.lists;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.lists.Admissions.Newcomer;

/// Reads a file of members in either of its forms: a line for each (see [MemberLine]), or a table with a line of titles
/// (RFC 4180), as [MemberExport] writes it.
final class MemberRows {
    /// One of them, or why it is none.
    sealed interface Row {
        /// @param line counted from 1
        record Somebody(int line, Newcomer who) implements Row {}

        /// @param line counted from 1
        record Wrong(int line, String why) implements Row {}
    }

    /// Titles of old files, below which each line is read by itself.
    private static final List<List<MemberColumn>> PLAIN =
            List.of(List.of(MemberColumn.ADDRESS), List.of(MemberColumn.ADDRESS, MemberColumn.MODE));

    private static final String SEPARATORS = ",;\t";

    private final OwnAddresses list;
    private final MemberTable table;
    private final BufferedReader text;
    private int line;
    private Optional<String> first = Optional.empty();
    private Optional<CsvRecords> records = Optional.empty();
    private List<Optional<MemberColumn>> columns = List.of();

    /// @throws SettingException when its titles name no column of addresses
    MemberRows(MailingList list, Reader text, MemberTable table) throws IOException {
        this.list = list.own();
        this.table = table;
        this.text = new BufferedReader(text);
        begin();
    }

    private void begin() throws IOException {
        Optional<String> head = line().map(h -> h.replace("\uFEFF", ""));
        while (head.isPresent() && nobody(head.get())) head = line();
        for (char separator : SEPARATORS.toCharArray()) {
            List<Optional<MemberColumn>> titles =
                    head.map(h -> titles(h, separator)).orElse(List.of());
            if (titles.size() < 2 || !titles.contains(Optional.of(MemberColumn.ADDRESS))) continue;
            if (PLAIN.contains(titles.stream().flatMap(Optional::stream).toList()) && titles.size() <= 2) break;
            columns = titles;
            records = Optional.of(new CsvRecords(text, separator, line + 1));
            return;
        }
        first = head;
    }

    private static List<Optional<MemberColumn>> titles(String line, char separator) {
        var titles = new ArrayList<Optional<MemberColumn>>();
        for (String title : line.split(java.util.regex.Pattern.quote(String.valueOf(separator)), -1)) {
            titles.add(MemberColumn.titled(title.replace("\"", "")));
        }
        return titles;
    }

    private static boolean nobody(String line) {
        return line.isBlank() || line.stripLeading().startsWith("#");
    }

    /// The next one; nothing at the end.
    Optional<Row> next() throws IOException {
        return records.isPresent() ? record(records.get()) : plain();
    }

    private Optional<Row> plain() throws IOException {
        Optional<String> next = first.isPresent() ? first : line();
        first = Optional.empty();
        while (next.isPresent() && MemberLine.idle(next.get())) next = line();
        int number = line;
        return next.map(text -> row(number, () -> MemberLine.parse(text)));
    }

    private Optional<Row> record(CsvRecords from) throws IOException {
        Optional<CsvRecords.Row> next = from.next();
        while (next.isPresent() && next.get().cells().stream().allMatch(String::isBlank)) next = from.next();
        return next.map(found -> row(found.line(), () -> table.read(cells(found.cells()))));
    }

    private Map<MemberColumn, String> cells(List<String> cells) {
        var named = new HashMap<MemberColumn, String>();
        for (int i = 0; i < Math.min(cells.size(), columns.size()); i++) {
            String cell = CsvCell.read(cells.get(i).strip());
            columns.get(i).ifPresent(column -> named.putIfAbsent(column, cell));
        }
        return named;
    }

    private interface Reading {
        Newcomer read();
    }

    private Row row(int number, Reading reading) {
        try {
            Newcomer one = reading.read();
            Members.refuseOwn(list, one.who().address());
            return new Row.Somebody(number, one);
        } catch (SettingException wrong) {
            return new Row.Wrong(number, wrong.getMessage());
        }
    }

    /// Bounded, as no line of a file of members is long.
    private Optional<String> line() throws IOException {
        var read = new StringBuilder();
        int c = text.read();
        if (c < 0) return Optional.empty();
        line++;
        for (; c >= 0 && c != '\n'; c = text.read()) {
            if (read.length() == CsvRecords.LONGEST) {
                throw new SettingException("Line " + line + " is longer than a member can be. Nobody was taken in.");
            }
            read.append((char) c);
        }
        return Optional.of(read.toString());
    }
}

package org.carillon.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The header block of a message as positions in its bytes (RFC 5322 §2.2). Nothing is decoded before it is
/// asked for. A line that is no field ends the header: what follows counts as body, so that no stranger's text
/// is an error.
public final class Headers {
    /// Fields beyond this number are not looked at; `listener` refuses letters that have more.
    public static final int MAX_FIELDS = 1000;

    /// One field: the bytes from `start` to `end` are name, colon, value and the line end.
    public record Field(String name, int start, int valueStart, int end) {}

    private final byte[] raw;
    private final List<Field> fields;
    private final int end;
    private final int bodyStart;

    private Headers(byte[] raw, List<Field> fields, int end, int bodyStart) {
        this.raw = raw;
        this.fields = List.copyOf(fields);
        this.end = end;
        this.bodyStart = bodyStart;
    }

    static Headers of(byte[] raw) {
        var fields = new ArrayList<Field>();
        int at = 0;
        while (at < raw.length && fields.size() < MAX_FIELDS) {
            if (emptyLineLength(raw, at) > 0) break;
            int colon = endOfName(raw, at, raw.length);
            if (colon < 0) break;
            int next = endOfField(raw, at);
            String name = new String(raw, at, colon - at, StandardCharsets.US_ASCII).strip();
            fields.add(new Field(name, at, colon + 1, next));
            at = next;
        }
        return new Headers(raw, fields, at, at + emptyLineLength(raw, at));
    }

    private static int emptyLineLength(byte[] raw, int at) {
        if (at < raw.length && raw[at] == '\n') return 1;
        return at + 1 < raw.length && raw[at] == '\r' && raw[at + 1] == '\n' ? 2 : 0;
    }

    /// Index of the colon behind a field name of printable ASCII, or -1. Old mail may have blanks between name
    /// and colon (RFC 5322 §4.5), but nothing has them inside a name.
    ///
    /// @param length octets that count
    public static int endOfName(byte[] raw, int at, int length) {
        boolean nameOver = false;
        for (int i = at; i < length; i++) {
            byte b = raw[i];
            if (b == ':') return i > at ? i : -1;
            if ((b == ' ' || b == '\t') && i > at) nameOver = true;
            else if (nameOver || b <= ' ' || b == 127) return -1;
        }
        return -1;
    }

    private static int endOfField(byte[] raw, int at) {
        int i = at;
        while (i < raw.length) {
            while (i < raw.length && raw[i] != '\n') i++;
            if (i < raw.length) i++;
            if (i >= raw.length || (raw[i] != ' ' && raw[i] != '\t')) return i;
        }
        return i;
    }

    public List<Field> fields() {
        return fields;
    }

    /// Index behind the last field.
    public int end() {
        return end;
    }

    /// True when the empty line or the end of the message follows the last field. Otherwise a line is no field, and
    /// other readers may find more fields behind it.
    public boolean whole() {
        return bodyStart > end || end == raw.length;
    }

    int bodyStart() {
        return bodyStart;
    }

    /// The unfolded value of the first field of this name, white space stripped at both ends; bytes that are
    /// not UTF-8 become U+FFFD. Encoded words are left as they are.
    public Optional<String> first(String name) {
        return fields.stream()
                .filter(f -> f.name().equalsIgnoreCase(name))
                .findFirst()
                .map(this::value);
    }

    public List<String> all(String name) {
        return fields.stream()
                .filter(f -> f.name().equalsIgnoreCase(name))
                .map(this::value)
                .toList();
    }

    public boolean has(String name) {
        return fields.stream().anyMatch(f -> f.name().equalsIgnoreCase(name));
    }

    /// The value unfolded (RFC 5322 §2.2.3).
    public String value(Field field) {
        String text = new String(raw, field.valueStart(), field.end() - field.valueStart(), StandardCharsets.UTF_8);
        return unfolded(text).strip();
    }

    /// Without the line breaks of folding, and without any others that should not be there.
    static String unfolded(String text) {
        return text.replace("\r", "").replace("\n", "");
    }
}

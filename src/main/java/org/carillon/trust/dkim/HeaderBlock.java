package org.carillon.trust.dkim;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The header of a letter as a verifier divides it: fields up to the first empty line, whatever
/// stands there. A lone CR or LF ends a line, as it does once `smtp.DotWriter` has written it.
///
/// @param whole every line before the empty one belongs to a field; else nobody can verify anything
/// @param body index of the first byte behind the empty line
record HeaderBlock(List<Field> fields, boolean whole, int body) {
    private static final byte[] CRLF = {'\r', '\n'};

    /// @param name in lower case
    /// @param raw all of the field, each line with its CRLF: the form `simple` (RFC 6376 §3.4.1)
    /// @param colon where it stands in `raw`
    /// @param place how many fields stand above it
    record Field(String name, byte[] raw, int colon, int place) {
        /// The form `relaxed`: `name:value` with CRLF (RFC 6376 §3.4.2).
        byte[] relaxed() {
            return Relaxed.field(name, raw, colon + 1, raw.length);
        }

        /// Folded as it stands; octets that are not UTF-8 become U+FFFD.
        String value() {
            return new String(raw, colon + 1, raw.length - colon - 1, StandardCharsets.UTF_8);
        }

        /// Whatever stands in the tag `b=` left out, blanks and all: so it was signed (RFC 6376
        /// §3.7).
        Field withoutSignature() {
            for (int at = colon + 1; at < raw.length; at = indexOf(raw, ';', at) + 1) {
                int end = indexOf(raw, ';', at);
                int value = valueOfB(raw, at, end);
                if (value >= 0) return without(value, end);
            }
            return this;
        }

        private Field without(int from, int to) {
            var rest = new ByteArrayOutputStream(raw.length);
            rest.write(raw, 0, from);
            rest.write(raw, to, raw.length - to);
            if (to == raw.length) rest.writeBytes(CRLF);
            return new Field(name, rest.toByteArray(), colon, place);
        }

        /// Index behind `b=`, or -1 when the tag between the two has another name.
        private static int valueOfB(byte[] bytes, int from, int to) {
            int name = behindBlanks(bytes, from, to);
            if (name == to || bytes[name] != 'b') return -1;
            int equals = behindBlanks(bytes, name + 1, to);
            return equals < to && bytes[equals] == '=' ? equals + 1 : -1;
        }

        private static int behindBlanks(byte[] bytes, int from, int to) {
            int at = from;
            while (at < to && (blank(bytes[at]) || lineEnd(bytes[at]))) at++;
            return at;
        }
    }

    static HeaderBlock of(byte[] bytes) {
        var fields = new ArrayList<Field>();
        boolean whole = true;
        int at = 0;
        while (at < bytes.length && !lineEnd(bytes[at])) {
            int end = endOfField(bytes, at);
            int colon = colon(bytes, at, end);
            if (colon > at) fields.add(field(bytes, at, colon, end, fields.size()));
            else whole = false;
            at = end;
        }
        return new HeaderBlock(List.copyOf(fields), whole, behindLineEnd(bytes, at));
    }

    /// From top to bottom.
    ///
    /// @param name in lower case
    List<Field> named(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).toList();
    }

    private static boolean lineEnd(byte b) {
        return b == '\r' || b == '\n';
    }

    private static boolean blank(byte b) {
        return b == ' ' || b == '\t';
    }

    /// The end of all when it does not come.
    private static int indexOf(byte[] bytes, char sought, int from) {
        int at = from;
        while (at < bytes.length && bytes[at] != sought) at++;
        return at;
    }

    private static int behindLineEnd(byte[] bytes, int at) {
        if (at >= bytes.length) return at;
        return bytes[at] == '\r' && at + 1 < bytes.length && bytes[at + 1] == '\n' ? at + 2 : at + 1;
    }

    private static int endOfField(byte[] bytes, int start) {
        int at = start;
        while (true) {
            while (at < bytes.length && !lineEnd(bytes[at])) at++;
            at = behindLineEnd(bytes, at);
            if (at >= bytes.length || !blank(bytes[at])) return at;
        }
    }

    /// Of a name that RFC 5322 §2.2 allows; blanks may follow it (§4.5). -1 when there is none.
    private static int colon(byte[] bytes, int start, int end) {
        int at = start;
        while (at < end && bytes[at] > ' ' && bytes[at] < 127 && bytes[at] != ':') at++;
        if (at == start) return -1;
        while (at < end && blank(bytes[at])) at++;
        return at < end && bytes[at] == ':' ? at : -1;
    }

    private static Field field(byte[] bytes, int start, int colon, int end, int place) {
        String name = new String(bytes, start, colon - start, StandardCharsets.US_ASCII)
                .strip()
                .toLowerCase(Locale.ROOT);
        return new Field(name, wired(bytes, start, end), colon - start, place);
    }

    /// With CRLF at the end of each line.
    private static byte[] wired(byte[] bytes, int start, int end) {
        var out = new ByteArrayOutputStream(end - start + 2);
        int at = start;
        while (at < end) {
            int line = at;
            while (at < end && !lineEnd(bytes[at])) at++;
            out.write(bytes, line, at - line);
            out.writeBytes(CRLF);
            at = behindLineEnd(bytes, at);
        }
        return out.toByteArray();
    }
}

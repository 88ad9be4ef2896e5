package org.carillon.trust;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The header of a letter as a verifier divides it: fields up to the first empty line, whatever stands there. A lone CR
/// or
/// LF ends a line, as it does once `smtp.DotWriter` has written it.
///
/// @param whole every line before the empty one belongs to a field; else nobody can verify anything
/// @param body index of the first byte behind the empty line
record HeaderBlock(List<Field> fields, boolean whole, int body) {
    /// @param name in lower case
    /// @param canonical `name:value` in the relaxed form, with CRLF
    record Field(String name, byte[] canonical) {}

    static HeaderBlock of(byte[] bytes) {
        var fields = new ArrayList<Field>();
        boolean whole = true;
        int at = 0;
        while (at < bytes.length && !lineEnd(bytes[at])) {
            int end = endOfField(bytes, at);
            int colon = colon(bytes, at, end);
            if (colon > at) fields.add(field(bytes, at, colon, end));
            else whole = false;
            at = end;
        }
        return new HeaderBlock(List.copyOf(fields), whole, behindLineEnd(bytes, at));
    }

    private static boolean lineEnd(byte b) {
        return b == '\r' || b == '\n';
    }

    private static boolean blank(byte b) {
        return b == ' ' || b == '\t';
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

    private static Field field(byte[] bytes, int start, int colon, int end) {
        String name = new String(bytes, start, colon - start, StandardCharsets.US_ASCII)
                .strip()
                .toLowerCase(Locale.ROOT);
        return new Field(name, Relaxed.field(name, bytes, colon + 1, end));
    }
}

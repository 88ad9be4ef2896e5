package org.carillon.lists;

import java.util.Locale;
import java.util.TreeSet;
import org.carillon.mail.HeaderEdits;
import org.carillon.mail.Headers;

/// Fields of a list the letter came through before. They would make our readers leave the wrong list, so they
/// are kept aside as `X-List-…`; signed ones stay where they are.
final class OldListFields {
    /// Characters of a value that are kept; no line on the wire may be longer (RFC 5322 §2.1.1).
    private static final int MAX_WORD = 900;

    private OldListFields() {}

    static HeaderEdits keptAside(HeaderEdits edits, Headers headers, SignedFields signed) {
        HeaderEdits aside = edits;
        var removed = new TreeSet<String>();
        for (Headers.Field field : headers.fields()) {
            String name = field.name().toLowerCase(Locale.ROOT);
            if (!name.startsWith("list-") || signed.cover(name)) continue;
            removed.add(name);
            aside = aside.add("X-" + field.name(), plain(headers.value(field)));
        }
        for (String name : removed) aside = aside.remove(name);
        return aside;
    }

    /// The value on one line, with blanks where it may be folded again.
    private static String plain(String value) {
        String spaced = value.replaceAll("[\\s\\x00]+", " ").strip();
        return spaced.replaceAll("(\\S{" + MAX_WORD + "})(?=\\S)", "$1 ");
    }
}

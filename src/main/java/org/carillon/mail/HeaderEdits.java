package org.carillon.mail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// New fields laid over a message: every field named in `removed` goes, `added` come first, all other bytes
/// stay as they are. The last gate before the wire: a value with CR, LF or NUL is refused.
public record HeaderEdits(List<Added> added, Set<String> removed) {

    public static final HeaderEdits NONE = new HeaderEdits(List.of(), Set.of());

    /// One field to add. The value may be long: it is folded at blanks when written.
    public record Added(String name, String value) {
        public Added {
            if (!isName(name)) throw new IllegalArgumentException("not a field name: " + name);
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                if (c == '\r' || c == '\n' || c == 0) {
                    throw new IllegalArgumentException("line break or NUL in the value of " + name);
                }
            }
        }

        private static boolean isName(String name) {
            for (int i = 0; i < name.length(); i++) {
                char c = name.charAt(i);
                if (c <= ' ' || c >= 127 || c == ':') return false;
            }
            return !name.isEmpty();
        }
    }

    public HeaderEdits {
        added = List.copyOf(added);
        removed = Set.copyOf(removed);
    }

    /// These edits with one more field at their end.
    public HeaderEdits add(String name, String value) {
        var more = new ArrayList<>(added);
        more.add(new Added(name, value));
        return new HeaderEdits(more, removed);
    }

    /// Both: the others' fields come behind these.
    public HeaderEdits and(HeaderEdits others) {
        var more = new ArrayList<>(added);
        more.addAll(others.added);
        var gone = new TreeSet<>(removed);
        gone.addAll(others.removed);
        return new HeaderEdits(more, gone);
    }

    public HeaderEdits remove(String name) {
        var more = new TreeSet<>(removed);
        more.add(name.toLowerCase(Locale.ROOT));
        return new HeaderEdits(added, more);
    }

    /// Takes away fields of that name and adds one.
    public HeaderEdits replace(String name, String value) {
        return remove(name).add(name, value);
    }

    /// The edited message.
    public byte[] apply(Message message) {
        var out = new ByteArrayOutputStream(message.size() + 1024);
        try {
            write(message, out);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return out.toByteArray();
    }

    public void write(Message message, OutputStream out) throws IOException {
        for (Added field : added) out.write(folded(field).getBytes(StandardCharsets.UTF_8));
        writeKept(message, out);
    }

    /// The message without the removed fields and without the added ones.
    public void writeKept(Message message, OutputStream out) throws IOException {
        byte[] raw = message.raw();
        int from = 0;
        if (!removed.isEmpty()) {
            for (Headers.Field field : message.headers().fields()) {
                if (removed.contains(field.name().toLowerCase(Locale.ROOT))) {
                    out.write(raw, from, field.start() - from);
                    from = field.end();
                }
            }
        }
        out.write(raw, from, raw.length - from);
    }

    /// `Name: value` with line ends, folded at blanks near column 78 (RFC 5322 §2.1.1).
    public static String folded(Added field) {
        var line = new StringBuilder(field.name()).append(':');
        int column = line.length();
        for (String word : field.value().split(" ")) {
            if (column + 1 + word.length() > 78 && column > field.name().length() + 1) {
                line.append("\r\n");
                column = 0;
            }
            line.append(' ').append(word);
            column += 1 + word.length();
        }
        return line.append("\r\n").toString();
    }
}

package org.carillon.trust.dkim;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;

/// What a signature covers of a header, as it was signed (RFC 6376 §3.7, §5.4.2): the fields it
/// names, of those with the same name the lowest first, then the signature itself without its
/// value. A name that is said more often than there are fields stands for nothing, so that nobody
/// can add one.
final class SignedHeader {
    private SignedHeader() {}

    static byte[] of(HeaderBlock header, HeaderBlock.Field own, Canonicalization form, List<String> covered) {
        var left = new HashMap<String, Deque<HeaderBlock.Field>>();
        for (HeaderBlock.Field field : header.fields()) {
            if (field.place() == own.place()) continue;
            left.computeIfAbsent(field.name(), name -> new ArrayDeque<>()).add(field);
        }
        var out = new ByteArrayOutputStream();
        for (String name : covered) {
            Deque<HeaderBlock.Field> same = left.get(name);
            if (same != null && !same.isEmpty()) out.writeBytes(form.field(same.removeLast()));
        }
        writeLast(own, form, out);
        return out.toByteArray();
    }

    /// Without its value and without a line end.
    static void writeLast(HeaderBlock.Field own, Canonicalization form, ByteArrayOutputStream out) {
        byte[] last = form.field(own.withoutSignature());
        out.write(last, 0, last.length - 2);
    }
}

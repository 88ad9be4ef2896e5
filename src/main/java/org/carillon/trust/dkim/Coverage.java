package org.carillon.trust.dkim;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/// What the signatures of one letter's copies cover, in the order in which it is signed: first the
/// fields that all copies share, then those of which each copy has its own.
///
/// @param names as they stand in the tag `h=`
/// @param shared the canonical fields that are the same in all copies
/// @param own names of those that are not
/// @param beneath shared fields of such a name, which a copy has below its own: signed before it
///     (RFC 6376 §5.4.2)
record Coverage(List<String> names, byte[] shared, List<String> own, List<HeaderBlock.Field> beneath) {

    /// @param personal names of the fields that each copy has above the header, one of each
    static Coverage of(HeaderBlock header, List<String> personal) {
        List<String> own = SignedFields.all().stream()
                .filter(name -> personal.stream().anyMatch(name::equalsIgnoreCase))
                .toList();
        var names = new ArrayList<String>();
        var shared = new ByteArrayOutputStream();
        var beneath = new ArrayList<HeaderBlock.Field>();
        for (String name : SignedFields.all()) {
            // from the last to the first (RFC 6376 §5.4.2)
            List<HeaderBlock.Field> there = header.named(name).reversed();
            if (own.contains(name)) {
                beneath.addAll(there);
                continue;
            }
            say(names, name, there.size());
            there.forEach(field -> shared.writeBytes(field.relaxed()));
        }
        for (String name : own) say(names, name, header.named(name).size() + 1);
        return new Coverage(names, shared.toByteArray(), own, beneath);
    }

    private static void say(List<String> names, String name, int there) {
        for (int i = 0; i < SignedFields.times(name, there); i++) names.add(name);
    }

    /// The canonical fields of one copy that are not shared.
    byte[] of(byte[] personal) {
        List<HeaderBlock.Field> above = HeaderBlock.of(personal).fields();
        var out = new ByteArrayOutputStream(personal.length + 64);
        for (String name : own) {
            write(beneath, name, out);
            write(above, name, out);
        }
        return out.toByteArray();
    }

    private static void write(List<HeaderBlock.Field> fields, String name, ByteArrayOutputStream out) {
        for (HeaderBlock.Field field : fields) if (field.name().equals(name)) out.writeBytes(field.relaxed());
    }
}

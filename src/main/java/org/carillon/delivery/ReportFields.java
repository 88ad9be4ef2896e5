package org.carillon.delivery;

import java.nio.charset.StandardCharsets;
import org.carillon.mail.Address;
import org.carillon.mail.HeaderEdits;
import org.carillon.smtp.Xtext;

/// The groups of fields that a report has for machines (RFC 3464 §2.1), folded where they are long. Outside a report in
/// UTF-8 all of it is ASCII.
final class ReportFields {
    private final StringBuilder text = new StringBuilder();
    private final boolean utf8;

    ReportFields(boolean utf8) {
        this.utf8 = utf8;
    }

    /// The next group begins.
    void next() {
        text.append("\r\n");
    }

    /// A stranger's words stay within the field.
    void add(String name, String value) {
        String clean = value.replaceAll("\\p{Cntrl}", " ").strip();
        String said = utf8 ? clean : clean.replaceAll("[^\\x20-\\x7e]", "?");
        text.append(HeaderEdits.folded(new HeaderEdits.Added(name, said)));
    }

    /// RFC 3464 §2.3.2, RFC 6533 §3.
    void recipient(Address address) {
        String typed = address.ascii() ? "rfc822; " + address : "utf-8; " + (utf8 ? address : embedded(address));
        add("Final-Recipient", typed);
    }

    /// RFC 3464 §2.3.1: the type as it was said, an `rfc822` address without its xtext.
    void original(String said) {
        int end = said.indexOf(';');
        if (end < 0) return;
        String type = said.substring(0, end);
        String address = said.substring(end + 1);
        boolean plain = type.equalsIgnoreCase("rfc822");
        add("Original-Recipient", type + "; " + (plain ? Xtext.decode(address).orElse(address) : address));
    }

    /// `utf-8-addr-xtext`: what is outside ASCII, and `\`, `+` and `=`, as `\x{…}`.
    private static String embedded(Address address) {
        var ascii = new StringBuilder();
        address.toString().codePoints().forEach(c -> {
            if (c > ' ' && c < 127 && "\\+=".indexOf(c) < 0) ascii.append((char) c);
            else
                ascii.append("\\x{")
                        .append(Integer.toHexString(c).toUpperCase(java.util.Locale.ROOT))
                        .append('}');
        });
        return ascii.toString();
    }

    /// A host as RFC 3464 §2.3.5 names it: an address stands in brackets (RFC 5321 §4.1.3).
    static String named(String host) {
        if (host.indexOf(':') >= 0) return "[IPv6:" + host + "]";
        return host.matches("[0-9.]+") ? "[" + host + "]" : host;
    }

    byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}

package org.carillon.trust.dkim;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.carillon.mail.AsciiDomain;

/// Domains, selectors and identities of signatures (RFC 6376 §3.5, RFC 8616), as the DNS and other
/// header fields can have them.
final class SignerNames {
    /// RFC 1035 §2.3.4.
    private static final int MOST_OF_A_NAME = 253;

    private static final int MOST_OF_A_LABEL = 63;

    /// RFC 5321 §4.5.3.1.1, with each octet written in three.
    private static final int MOST_OF_A_LOCAL_PART = 3 * 64;

    private SignerNames() {}

    /// In lower case and ASCII; empty when the DNS can have no such name.
    static Optional<String> domain(String text) {
        if (text.length() > MOST_OF_A_NAME) return Optional.empty();
        return AsciiDomain.of(text).filter(SignerNames::isName);
    }

    private static boolean isName(String text) {
        if (text.isEmpty() || text.length() > MOST_OF_A_NAME) return false;
        for (String label : text.split("\\.", -1)) {
            if (label.isEmpty() || label.length() > MOST_OF_A_LABEL) return false;
        }
        return text.chars().allMatch(SignerNames::ofAName);
    }

    private static boolean ofAName(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
    }

    /// `local@domain` or `@domain`; empty unless that is the domain or one below it.
    ///
    /// @param text in the form of RFC 6376 §2.11, without blanks
    static Optional<String> identity(String text, String domain) {
        String plain = decoded(text);
        int at = plain.lastIndexOf('@');
        if (at < 0 || at > MOST_OF_A_LOCAL_PART) return Optional.empty();
        String local = plain.substring(0, at);
        return domain(plain.substring(at + 1).toLowerCase(Locale.ROOT))
                .filter(own -> own.equals(domain) || own.endsWith("." + domain))
                .map(own -> printable(local) + "@" + own);
    }

    /// Local parts that cannot stand in other fields as they are, are left out.
    private static String printable(String local) {
        boolean plain = local.chars().allMatch(c -> c > ' ' && c < 127 && "()<>[]:;,\\\"@".indexOf(c) < 0);
        return plain ? local : "";
    }

    /// From `dkim-quoted-printable`: `=` and two digits are an octet. What is none stays as it is.
    private static String decoded(String text) {
        if (text.indexOf('=') < 0) return text;
        var out = new ByteArrayOutputStream(text.length());
        byte[] octets = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < octets.length; i++) {
            int high = octets[i] == '=' && i + 2 < octets.length ? Character.digit(octets[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(octets[i + 2], 16);
            if (low >= 0) i += 2;
            out.write(low < 0 ? octets[i] : high << 4 | low);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}

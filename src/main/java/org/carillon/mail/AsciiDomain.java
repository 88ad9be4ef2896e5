package org.carillon.mail;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;

/// Domain names as the DNS has them, in ASCII: what is outside goes as A-labels, `xn--…` (RFC 5890 §2.3.2.1).
///
/// Java knows IDNA 2003 only, the world has moved on to IDNA 2008. For nearly all names both say the same; for four
/// signs the elder names another domain, with another owner: `straße.example` would be `strasse.example`. Such names
/// have no form here: who means one writes it with `xn--`.
public final class AsciiDomain {
    /// The deviation characters of UTS 46 §2.3: sharp s, final sigma, and the two joiners.
    private static final String DEVIATIONS = "\u00df\u03c2\u200c\u200d";

    private AsciiDomain() {}

    /// In lower case; empty when the DNS can have no such name, or when it has two readings.
    public static Optional<String> of(String domain) {
        if (twoReadings(domain)) return Optional.empty();
        try {
            return Optional.of(IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException noName) {
            return Optional.empty();
        }
    }

    /// True when two domains could be meant.
    public static boolean twoReadings(String domain) {
        if (ascii(domain)) return false;
        return domain.toLowerCase(Locale.ROOT).chars().anyMatch(c -> DEVIATIONS.indexOf(c) >= 0);
    }

    /// The same address or path with its domain in ASCII, where it has such a form; the local part stays as it is.
    public static String within(String path) {
        int at = path.lastIndexOf('@');
        if (at < 0 || ascii(path)) return path;
        String domain = path.substring(at + 1);
        return path.substring(0, at + 1) + of(domain).orElse(domain);
    }

    private static boolean ascii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }
}

package org.carillon.trust.spf;

/// Which texts can be names in the DNS.
final class DnsName {
    /// Octets of a name as text (RFC 7208 §7.3), and of a label (RFC 1035 §2.3.4).
    static final int LONGEST = 253;

    private static final int LONGEST_LABEL = 63;

    private DnsName() {}

    static String withoutDot(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    /// Without labels at the left until it is short enough (RFC 7208 §7.3).
    static String fitted(String name) {
        String plain = withoutDot(name);
        if (plain.length() <= LONGEST) return plain;
        int dot = plain.indexOf('.', plain.length() - LONGEST - 1);
        return dot < 0 ? plain : plain.substring(dot + 1);
    }

    /// True when the DNS can be asked about it. Any sign of ASCII may stand in a label.
    static boolean askable(String name) {
        if (name.isEmpty() || name.length() > LONGEST) return false;
        int label = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c < ' ' || c > '~') return false;
            if (c == '.' && label == 0) return false;
            label = c == '.' ? 0 : label + 1;
            if (label > LONGEST_LABEL) return false;
        }
        return label > 0;
    }

    /// True when mail can come from it: more than one label, and no literal (RFC 7208 §4.3).
    static boolean qualified(String name) {
        return askable(name) && name.indexOf('.') > 0 && name.chars().allMatch(DnsName::ordinary);
    }

    private static boolean ordinary(int c) {
        return Ascii.letter(c) || Ascii.digit(c) || c == '-' || c == '_' || c == '.';
    }

    /// True when it ends like the domain of a `domain-spec` (RFC 7208 §7.1): in a dot and a label that is not all
    /// digits.
    static boolean endsInTopLabel(String text) {
        String plain = withoutDot(text);
        int dot = plain.lastIndexOf('.');
        return dot >= 0 && topLabel(plain.substring(dot + 1));
    }

    private static boolean topLabel(String label) {
        if (label.isEmpty() || label.startsWith("-") || label.endsWith("-")) return false;
        if (!label.chars().allMatch(c -> Ascii.letter(c) || Ascii.digit(c) || c == '-')) return false;
        return !label.chars().allMatch(Ascii::digit);
    }
}

package org.carillon.trust.host;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.util.Locale;
import java.util.regex.Pattern;

/// What a client may call itself (RFC 5321 §4.1.2, §4.1.3), read in linear time.
sealed interface Called {
    /// In lower case, without the dot at its end.
    record Name(String name) implements Called {}

    /// A name of one word.
    record Word(String word) implements Called {}

    record Literal(InetAddress address) implements Called {}

    record Nonsense() implements Called {}

    /// Octets (RFC 5321 §4.5.3.1.2).
    int LONGEST = 255;

    /// The underscore is against the RFC, but the names of many honest hosts have one.
    Pattern LABELS =
            Pattern.compile("[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*+");

    String SIX = "ipv6:";

    static Called read(String helo) {
        if (helo.length() > LONGEST) return new Nonsense();
        String lower = helo.toLowerCase(Locale.ROOT);
        if (lower.startsWith("[") && lower.endsWith("]")) return literal(lower.substring(1, lower.length() - 1));
        String name = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
        if (!LABELS.matcher(name).matches()) return new Nonsense();
        String last = name.substring(name.lastIndexOf('.') + 1);
        if (last.chars().allMatch(c -> c >= '0' && c <= '9')) return new Nonsense(); // an address without brackets
        return name.equals(last) ? new Word(name) : new Name(name);
    }

    private static Called literal(String inside) {
        boolean six = inside.startsWith(SIX);
        String address = six ? inside.substring(SIX.length()) : inside;
        if (six != address.contains(":") || address.contains("%")) return new Nonsense();
        return InetAddresses.isInetAddress(address) ? new Literal(InetAddresses.forString(address)) : new Nonsense();
    }
}

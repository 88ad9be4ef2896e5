package org.carillon.trust.spf;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How many leading bits of an address must be alike, for each family (`dual-cidr-length`, RFC 7208 §5.3).
record Prefixes(int four, int six) {
    static final int ALL_FOUR = 32;
    static final int ALL_SIX = 128;

    /// @param four digits; null for all bits
    static Optional<Prefixes> of(@Nullable String four, @Nullable String six) {
        return length(four, ALL_FOUR).flatMap(f -> length(six, ALL_SIX).map(s -> new Prefixes(f, s)));
    }

    /// A number of bits without needless zeros.
    ///
    /// @param digits null for all bits
    static Optional<Integer> length(@Nullable String digits, int all) {
        if (digits == null) return Optional.of(all);
        if (digits.isEmpty() || digits.length() > 3) return Optional.empty();
        if (!digits.chars().allMatch(Ascii::digit)) return Optional.empty();
        if (digits.startsWith("0") && digits.length() > 1) return Optional.empty();
        int bits = Integer.parseInt(digits);
        return bits <= all ? Optional.of(bits) : Optional.empty();
    }

    /// The addresses that count as alike with this one.
    AddressBlock around(InetAddress address) {
        return new AddressBlock(address.getAddress(), address instanceof Inet4Address ? four : six);
    }
}

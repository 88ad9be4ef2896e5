package org.carillon.trust.spf;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/// Addresses of one family that begin alike.
///
/// @param network 4 or 16 octets
/// @param bits how many of them count
record AddressBlock(byte[] network, int bits) {
    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";

    /// All four numbers, none with needless zeros (RFC 7208 §5.6).
    private static final Pattern FOUR = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");

    /// The signs of an address of IPv6; no zone, which means nothing outside one host.
    private static final Pattern SIX = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

    /// Stands before an address of IPv4 that is written as one of IPv6 (RFC 4291 §2.5.5.2).
    private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

    /// Reads `192.0.2.0/24`.
    static Optional<AddressBlock> four(String text) {
        String address = address(text);
        if (!FOUR.matcher(address).matches()) return Optional.empty();
        byte[] octets = InetAddresses.forString(address).getAddress();
        return bits(text, address, Prefixes.ALL_FOUR).map(bits -> new AddressBlock(octets, bits));
    }

    /// Reads `2001:db8::/32`.
    static Optional<AddressBlock> six(String text) {
        String address = address(text);
        boolean plausible = address.contains(":") && SIX.matcher(address).matches();
        if (!plausible || !InetAddresses.isInetAddress(address)) return Optional.empty();
        byte[] octets = sixteen(InetAddresses.forString(address).getAddress());
        return bits(text, address, Prefixes.ALL_SIX).map(bits -> new AddressBlock(octets, bits));
    }

    private static String address(String text) {
        int slash = text.indexOf('/');
        return slash < 0 ? text : text.substring(0, slash);
    }

    private static Optional<Integer> bits(String text, String address, int all) {
        return Prefixes.length(text.length() == address.length() ? null : text.substring(address.length() + 1), all);
    }

    /// Java takes a mapped address for the one of IPv4 at once.
    private static byte[] sixteen(byte[] octets) {
        if (octets.length > MAPPED.length) return octets;
        byte[] six = Arrays.copyOf(MAPPED, MAPPED.length + octets.length);
        System.arraycopy(octets, 0, six, MAPPED.length, octets.length);
        return six;
    }

    boolean holds(InetAddress address) {
        byte[] octets = address.getAddress();
        if (octets.length != network.length) return false;
        int whole = bits / 8;
        if (!Arrays.equals(octets, 0, whole, network, 0, whole)) return false;
        int rest = bits % 8;
        return rest == 0 || (octets[whole] ^ network[whole]) >> (8 - rest) == 0;
    }
}

package org.carillon.people;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a request comes from, as far as it can be counted: whoever has one address of a network mostly has
/// them all.
public final class SourceNetwork {
    private static final int V4_LENGTH = 4;
    /// Octets: a /24.
    private static final int[] V4_NETWORKS = {3};
    /// Octets: a /64, which is one of a customer's, and the /56 or /48 that are all of his (RFC 6177).
    private static final int[] V6_NETWORKS = {8, 7, 6};

    private SourceNetwork() {}

    /// The first address of the network; what is no address is left as it is.
    ///
    /// @param literal an address such as `192.0.2.17`, without a port; null when a proxy hides it
    public static String of(@Nullable String literal) {
        return around(literal).getFirst();
    }

    /// That of the network, then those of the networks around it that may be one customer's.
    static List<String> around(@Nullable String literal) {
        if (literal == null) return List.of("unknown");
        try {
            byte[] octets = InetAddress.ofLiteral(literal).getAddress();
            return Arrays.stream(octets.length == V4_LENGTH ? V4_NETWORKS : V6_NETWORKS)
                    .mapToObj(known -> first(octets, known))
                    .toList();
        } catch (IllegalArgumentException none) {
            return List.of(literal);
        }
    }

    private static String first(byte[] octets, int known) {
        try {
            return InetAddress.getByAddress(Arrays.copyOf(Arrays.copyOf(octets, known), octets.length))
                    .getHostAddress();
        } catch (UnknownHostException wrongLength) {
            throw new IllegalStateException(wrongLength);
        }
    }
}

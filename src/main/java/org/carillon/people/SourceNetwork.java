package org.carillon.people;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/// Where a request comes from, as far as it can be counted: whoever has one address of a network mostly has
/// them all.
public final class SourceNetwork {
    private static final int V4_LENGTH = 4;
    /// Octets: a /24.
    private static final int V4_NETWORK = 3;
    /// Octets: the /64 of a customer.
    private static final int V6_NETWORK = 8;

    private SourceNetwork() {}

    /// The first address of the network; what is no address is left as it is.
    ///
    /// @param literal an address such as `192.0.2.17`, without a port
    public static String of(String literal) {
        try {
            byte[] octets = InetAddress.ofLiteral(literal).getAddress();
            int known = octets.length == V4_LENGTH ? V4_NETWORK : V6_NETWORK;
            byte[] first = Arrays.copyOf(Arrays.copyOf(octets, known), octets.length);
            return InetAddress.getByAddress(first).getHostAddress();
        } catch (IllegalArgumentException | UnknownHostException none) {
            return literal;
        }
    }
}

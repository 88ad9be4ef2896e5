package org.carillon.listener;

import java.net.InetAddress;
import java.nio.ByteBuffer;

/// What counts as one client.
final class OneClient {
    private OneClient() {}

    /// A number for one IPv4 address, or for the /64 that one client of IPv6 commands.
    static Long of(InetAddress address) {
        byte[] octets = address.getAddress();
        return octets.length == 4
                ? ByteBuffer.wrap(octets).getInt()
                : ByteBuffer.wrap(octets).getLong();
    }
}

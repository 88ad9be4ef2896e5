package org.carillon.listener;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.List;

/// Address ranges such as `127.0.0.0/8`, from the configuration.
record Networks(List<Range> ranges) {
    record Range(byte[] network, int bits) {
        boolean contains(byte[] address) {
            if (address.length != network.length) return false;
            for (int bit = 0; bit < bits; bit += 8) {
                int mask = bits - bit >= 8 ? 0xff : 0xff << (8 - (bits - bit));
                if (((address[bit / 8] ^ network[bit / 8]) & mask) != 0) return false;
            }
            return true;
        }
    }

    /// @throws IllegalArgumentException with a sentence for the operator
    ///
    /// @param key where it stands in the configuration
    static Networks parse(String key, List<String> texts) {
        return new Networks(texts.stream().map(text -> range(key, text)).toList());
    }

    private static Range range(String key, String text) {
        String plain = text.strip();
        int slash = plain.indexOf('/');
        try {
            byte[] network = InetAddress.ofLiteral(slash < 0 ? plain : plain.substring(0, slash))
                    .getAddress();
            int bits = slash < 0 ? network.length * 8 : Integer.parseInt(plain.substring(slash + 1));
            if (bits >= 0 && bits <= network.length * 8) return new Range(network, bits);
        } catch (IllegalArgumentException wrong) {
            // said below, for both kinds of mistake
        }
        throw new IllegalArgumentException(key + ": \"" + plain + "\" is no network such as 10.0.0.0/8 or fd00::/8.");
    }

    /// What counts as one client: one IPv4 address, or the /64 that one client of IPv6 commands.
    static Long client(InetAddress address) {
        byte[] octets = address.getAddress();
        return octets.length == 4
                ? ByteBuffer.wrap(octets).getInt()
                : ByteBuffer.wrap(octets).getLong();
    }

    boolean contains(InetAddress address) {
        byte[] octets = address.getAddress();
        return ranges.stream().anyMatch(range -> range.contains(octets));
    }
}

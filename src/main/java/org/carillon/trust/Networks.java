package org.carillon.trust;

import java.net.InetAddress;
import java.util.List;

/// Address ranges such as `127.0.0.0/8`, from the configuration.
public record Networks(List<Range> ranges) {
    /// The addresses whose first bits are those of the network.
    public record Range(byte[] network, int bits) {
        boolean contains(byte[] address) {
            if (address.length != network.length) return false;
            for (int bit = 0; bit < bits; bit += 8) {
                int mask = bits - bit >= 8 ? 0xff : 0xff << (8 - (bits - bit));
                if (((address[bit / 8] ^ network[bit / 8]) & mask) != 0) return false;
            }
            return true;
        }
    }

    /// @param key where it stands in the configuration
    /// @throws IllegalArgumentException with a sentence for the operator
    public static Networks parse(String key, List<String> texts) {
        return new Networks(texts.stream().map(text -> range(key, text)).toList());
    }

    private static Range range(String key, String text) {
        String plain = text.strip();
        int slash = plain.indexOf('/');
        try {
            byte[] network = octets(slash < 0 ? plain : plain.substring(0, slash));
            int bits = slash < 0 ? network.length * 8 : Integer.parseInt(plain.substring(slash + 1));
            if (bits >= 0 && bits <= network.length * 8) return new Range(network, bits);
        } catch (IllegalArgumentException wrong) {
            // said below, for both kinds of mistake
        }
        throw new IllegalArgumentException(key + ": \"" + plain + "\" is no network such as 10.0.0.0/8 or fd00::/8.");
    }

    /// `10.8` is no network: Java would take it for 10.0.0.8, its writer for 10.8.0.0.
    private static byte[] octets(String literal) {
        boolean whole = literal.indexOf(':') >= 0
                || literal.chars().filter(c -> c == '.').count() == 3;
        if (!whole) throw new IllegalArgumentException(literal);
        return InetAddress.ofLiteral(literal).getAddress();
    }

    public boolean contains(InetAddress address) {
        byte[] octets = address.getAddress();
        return ranges.stream().anyMatch(range -> range.contains(octets));
    }
}

package org.carillon.dns;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/// The addresses that a host of the wide world can have. Where a stranger's records name another one, he would lead us
/// into networks that are open to us but not to him.
public final class PublicAddresses {
    /// What the RFC 6890 registry calls not globally reachable. Addresses of examples (RFC 5737) lead nowhere and do no
    /// harm.
    private static final List<Block> CLOSED = List.of(
            Block.of("0.0.0.0", 8),
            Block.of("10.0.0.0", 8),
            Block.of("100.64.0.0", 10),
            Block.of("127.0.0.0", 8),
            Block.of("169.254.0.0", 16),
            Block.of("172.16.0.0", 12),
            Block.of("192.0.0.0", 24),
            Block.of("192.168.0.0", 16),
            Block.of("198.18.0.0", 15),
            Block.of("224.0.0.0", 3), // multicast, reserved, broadcast
            Block.of("::", 96),
            Block.of("100::", 64),
            Block.of("fc00::", 7),
            Block.of("fe80::", 10),
            Block.of("fec0::", 10),
            Block.of("ff00::", 8));

    private static final Block NAT64 = Block.of("64:ff9b::", 96); // RFC 6052
    private static final Block LOCAL_NAT64 = Block.of("64:ff9b:1::", 48); // RFC 8215
    private static final Block SIX_TO_FOUR = Block.of("2002::", 16); // RFC 3056

    private PublicAddresses() {}

    private record Block(byte[] prefix, int bits) {
        static Block of(String address, int bits) {
            return new Block(InetAddress.ofLiteral(address).getAddress(), bits);
        }

        boolean holds(byte[] address) {
            if (address.length != prefix.length) return false;
            int whole = bits / 8;
            if (!Arrays.equals(address, 0, whole, prefix, 0, whole)) return false;
            int rest = bits % 8;
            return rest == 0 || (address[whole] ^ prefix[whole]) >> (8 - rest) == 0;
        }
    }

    public static boolean contain(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (CLOSED.stream().anyMatch(block -> block.holds(bytes)) || LOCAL_NAT64.holds(bytes)) return false;
        return switch (address) {
            case Inet4Address four -> true;
            case Inet6Address six when NAT64.holds(bytes) -> contain(four(bytes, 12));
            case Inet6Address six when SIX_TO_FOUR.holds(bytes) -> contain(four(bytes, 2));
            default -> true;
        };
    }

    /// The IPv4 address that stands within one of IPv6.
    private static InetAddress four(byte[] six, int from) {
        try {
            return InetAddress.getByAddress(Arrays.copyOfRange(six, from, from + 4));
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible); // four octets always are one
        }
    }
}

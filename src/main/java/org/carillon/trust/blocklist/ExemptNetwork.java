package org.carillon.trust.blocklist;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.carillon.trust.Networks;

/// A host or network in the one form in which it is kept: two ways to write it are the same row.
///
/// @param text an address, or a network with its bits, those behind them zero
record ExemptNetwork(String text) {
    /// Bits: a wider network is a mistake; who wants no lists asks none.
    private static final int WIDEST_IPV4 = 8;

    private static final int WIDEST_IPV6 = 16;

    /// Characters, more than any network has.
    private static final int LONGEST = 64;

    /// @throws IllegalArgumentException with a sentence for whoever wrote it
    static ExemptNetwork parse(String written) {
        String plain = written.strip();
        Networks.Range range = range(plain);
        int widest = range.network().length == 4 ? WIDEST_IPV4 : WIDEST_IPV6;
        if (range.bits() < widest) {
            throw new IllegalArgumentException("The network " + plain + " is too wide: /" + widest + " at the most.");
        }
        String address = InetAddresses.toAddrString(masked(range));
        boolean host = range.bits() == range.network().length * 8;
        return new ExemptNetwork(host ? address : address + "/" + range.bits());
    }

    private static Networks.Range range(String plain) {
        try {
            if (plain.length() <= LONGEST && plain.indexOf('%') < 0) {
                return Networks.parse("", List.of(plain)).ranges().getFirst();
            }
        } catch (IllegalArgumentException none) {
            // said below, without a key of the configuration
        }
        throw new IllegalArgumentException("Write an address such as 192.0.2.7, or a network such as 192.0.2.0/24.");
    }

    private static InetAddress masked(Networks.Range range) {
        byte[] octets = range.network().clone();
        for (int bit = range.bits(); bit < octets.length * 8; bit++) {
            octets[bit / 8] = (byte) (octets[bit / 8] & ~(0x80 >> (bit % 8)));
        }
        try {
            return InetAddress.getByAddress(octets);
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible); // four octets or sixteen always are one
        }
    }
}

package org.carillon.trust.greylist;

import com.google.common.net.InetAddresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.carillon.mail.Address;
import org.carillon.mail.SenderKey;

/// What a letter is recognised by when it comes again: a large sender tries from another host of the
/// same network, and from an address that has another number in it.
///
/// @param network such as `192.0.2.0/24`
/// @param recipients each once, in the order of their names
record Traits(String network, String sender, List<String> recipients) {
    private static final int OCTETS_OF_IPV4 = 3;
    private static final int OCTETS_OF_IPV6 = 8;

    /// A number by itself: the count of a list's posts, the case of a ticket system.
    private static final Pattern NUMBER = Pattern.compile("(?<![a-z0-9#])[0-9]+(?![a-z0-9#])");

    Traits {
        recipients = List.copyOf(recipients);
    }

    static Traits of(InetAddress client, Address sender, List<Address> recipients) {
        List<String> keys =
                recipients.stream().map(Address::key).distinct().sorted().toList();
        return new Traits(network(client), sender(sender), keys);
    }

    private static String sender(Address sender) {
        String key = SenderKey.of(sender);
        int at = key.lastIndexOf('@');
        return NUMBER.matcher(key.substring(0, at)).replaceAll("#") + key.substring(at);
    }

    /// The /24 of IPv4, the /64 of IPv6.
    static String network(InetAddress client) {
        byte[] octets = client.getAddress();
        int kept = octets.length == 4 ? OCTETS_OF_IPV4 : OCTETS_OF_IPV6;
        Arrays.fill(octets, kept, octets.length, (byte) 0);
        try {
            return InetAddresses.toAddrString(InetAddress.getByAddress(octets)) + "/" + kept * 8;
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException(impossible); // as long as it was
        }
    }
}

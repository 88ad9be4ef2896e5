package org.carillon.delivery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// From which of our addresses we call others: one of each family at most, and none where the system shall choose.
record Sources(List<InetAddress> addresses) {
    static final Sources ANY = new Sources(List.of());

    private static final String KEY = "carillon.delivery.source";

    Sources {
        addresses = List.copyOf(addresses);
    }

    /// @throws IllegalArgumentException with a sentence that says what is wrong with the configuration
    static Sources of(Optional<List<String>> configured) {
        var addresses = new ArrayList<InetAddress>();
        for (String text : configured.orElse(List.of())) {
            InetAddress address = ours(text.strip());
            if (addresses.stream().anyMatch(other -> sameFamily(other, address))) {
                throw new IllegalArgumentException(KEY + " may have one address of IPv4 and one of IPv6.");
            }
            addresses.add(address);
        }
        return new Sources(addresses);
    }

    private static InetAddress ours(String text) {
        try {
            InetAddress address = InetAddress.ofLiteral(text.replaceAll("^\\[(.*)]$", "$1"));
            if (NetworkInterface.getByInetAddress(address) != null || address.isLoopbackAddress()) return address;
        } catch (IllegalArgumentException | SocketException noAddress) {
            // answered below
        }
        throw new IllegalArgumentException(
                KEY + " is \"" + text + "\"; it must be an IP address of this machine, such as `ip address` shows.");
    }

    private static boolean sameFamily(InetAddress one, InetAddress other) {
        return one.getClass() == other.getClass();
    }

    /// To hosts of the other family the system chooses, and to this very machine unless the source is on it alone, too.
    void bind(Socket socket, InetSocketAddress host) throws IOException {
        Optional<InetAddress> source = addresses.stream()
                .filter(own -> sameFamily(own, host.getAddress()))
                .filter(own -> own.isLoopbackAddress() == host.getAddress().isLoopbackAddress())
                .findFirst();
        if (source.isPresent()) socket.bind(new InetSocketAddress(source.get(), 0));
    }
}

package org.carillon.trust.host;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Set;
import java.util.stream.Collectors;

/// The addresses of this machine: no stranger comes from one, nor may call itself by one.
public final class OwnAddresses {
    private OwnAddresses() {}

    /// As they are now. None where the system does not tell.
    public static Set<InetAddress> now() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .map(OwnAddresses::withoutZone)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (SocketException untold) {
            return Set.of();
        }
    }

    /// `fe80::1%eth0` is the same address as `fe80::1`, which a client would write.
    private static InetAddress withoutZone(InetAddress address) {
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        return zone < 0 ? address : InetAddress.ofLiteral(text.substring(0, zone));
    }
}

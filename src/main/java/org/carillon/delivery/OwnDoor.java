package org.carillon.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where this house itself takes mail. Letters to our own domains, such as those to a list that is a member of
/// another, go in by the same door as everybody's: with the same checks, a Received field and a count of hops
/// that ends circles.
@ApplicationScoped
public class OwnDoor {
    private volatile @Nullable InetSocketAddress address;

    /// `boot` says when the door is open.
    public void opened(InetSocketAddress door) {
        boolean anywhere = door.getAddress().isAnyLocalAddress();
        address = anywhere ? new InetSocketAddress(InetAddress.getLoopbackAddress(), door.getPort()) : door;
    }

    Optional<InetSocketAddress> address() {
        return Optional.ofNullable(address);
    }
}

package org.carillon.delivery;

import java.util.ArrayList;
import java.util.List;

/// The hosts that one attempt may call. Of one name no more than two addresses come before all other names: a best host
/// with many addresses does not hide the next one (RFC 5321 §5.1). Used by one thread.
final class Candidates {
    /// Addresses tried in one attempt.
    static final int MOST = 5;

    /// IPv4 and IPv6.
    private static final int OF_ONE_NAME = 2;

    private final List<Peer> first = new ArrayList<>();
    private final List<Peer> spare = new ArrayList<>();

    /// The better ones first.
    void add(Peer peer) {
        long before =
                first.stream().filter(other -> other.name().equals(peer.name())).count();
        List<Peer> where = before < OF_ONE_NAME ? first : spare;
        if (where.size() < MOST) where.add(peer);
    }

    /// True when further names change nothing.
    boolean full() {
        return first.size() >= MOST;
    }

    boolean none() {
        return first.isEmpty();
    }

    /// In the order in which they are called.
    List<Peer> peers() {
        var all = new ArrayList<>(first);
        all.addAll(spare);
        return List.copyOf(all.subList(0, Math.min(all.size(), MOST)));
    }
}

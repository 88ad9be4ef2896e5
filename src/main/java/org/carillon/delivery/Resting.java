package org.carillon.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Connections that nobody uses now and that may be taken up again. Each costs a socket here and a place at the other
/// host: of too many the oldest must go. Safe for many threads.
final class Resting {
    private final int mostOfOne;
    private final int most;
    private final Map<Peer, Deque<Session>> byPeer = new HashMap<>();

    /// The oldest first, as are those of each peer.
    private final LinkedHashMap<Session, Peer> all = new LinkedHashMap<>();

    private boolean closed;

    /// @param mostOfOne to one peer
    /// @param most to all together
    Resting(int mostOfOne, int most) {
        this.mostOfOne = mostOfOne;
        this.most = most;
    }

    /// As many to one host as there may be posts on their way to it; and of all twice as many as are in use, so that a
    /// round of hosts is still there when the next one comes.
    static Resting of(DeliveryConfig.Connections connections) {
        return new Resting(connections.limit(), 2 * connections.total());
    }

    /// The youngest, which is the least likely to have been hung up.
    synchronized Optional<Session> take(Peer peer) {
        Deque<Session> resting = byPeer.get(peer);
        if (resting == null) return Optional.empty();
        Session youngest = resting.getLast();
        remove(youngest);
        return Optional.of(youngest);
    }

    /// Returns those that must go for it.
    synchronized List<Session> put(Peer peer, Session session) {
        if (closed) return List.of(session);
        Deque<Session> resting = byPeer.computeIfAbsent(peer, p -> new ArrayDeque<>());
        resting.addLast(session);
        all.put(session, peer);
        if (resting.size() > mostOfOne) return List.of(remove(resting.getFirst()));
        return all.size() > most ? List.of(remove(all.firstEntry().getKey())) : List.of();
    }

    private Session remove(Session session) {
        Peer peer = all.remove(session);
        Deque<Session> resting = Objects.requireNonNull(byPeer.get(peer));
        resting.remove(session);
        if (resting.isEmpty()) byPeer.remove(peer);
        return session;
    }

    /// Takes them out.
    /// @param idle in nanoseconds
    synchronized List<Session> restedLongerThan(long idle, long now) {
        var tired = new ArrayList<Session>();
        while (!all.isEmpty() && now - all.firstEntry().getKey().idleSince() > idle)
            tired.add(remove(all.firstEntry().getKey()));
        return tired;
    }

    /// From now on nobody rests. Returns those that did.
    synchronized List<Session> close() {
        closed = true;
        var rest = List.copyOf(all.keySet());
        all.clear();
        byPeer.clear();
        return rest;
    }
}

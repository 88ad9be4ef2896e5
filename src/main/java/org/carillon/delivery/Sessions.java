package org.carillon.delivery;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The connections of this node: those in use are watched, those at rest are kept a while for the next batch.
final class Sessions {
    /// Messages on one connection, then a new one is made.
    static final int MOST_MESSAGES = 1000;

    private static final long IDLE = Duration.ofSeconds(60).toNanos();

    private final Set<Session> inUse = ConcurrentHashMap.newKeySet();
    private final Map<InetSocketAddress, Deque<Session>> atRest = new HashMap<>();
    private boolean closed;

    /// A connection that rests, if there is one.
    Optional<Session> kept(InetSocketAddress address) {
        Session session;
        synchronized (atRest) {
            Deque<Session> resting = atRest.get(address);
            session = resting == null ? null : resting.pollLast();
        }
        if (session == null) return Optional.empty();
        session.begin();
        inUse.add(session);
        return Optional.of(session);
    }

    Session connect(InetSocketAddress address, String ourName, Stop stop) throws IOException {
        Session session = Session.connect(address);
        inUse.add(session);
        stop.cutBy(session::cut);
        try {
            session.greet(ourName);
            return session;
        } catch (IOException | RuntimeException notWanted) {
            discard(session);
            throw notWanted;
        }
    }

    /// The conversation is in good order and may be taken up again; who used it can no longer cut it.
    void rest(InetSocketAddress address, Session session, Stop stop) {
        stop.letGo();
        inUse.remove(session);
        session.rest(System.nanoTime());
        synchronized (atRest) {
            if (!closed && session.messages() < MOST_MESSAGES) {
                atRest.computeIfAbsent(address, a -> new ArrayDeque<>()).addLast(session);
                return;
            }
        }
        session.quit();
    }

    void discard(Session session) {
        inUse.remove(session);
        session.cut();
    }

    /// Cuts those that take too long and lets go of those that rest too long. Called once a second.
    void tend() {
        long now = System.nanoTime();
        for (Session session : inUse) session.cutWhenOverdue(now);
        var tired = new ArrayDeque<Session>();
        synchronized (atRest) {
            for (Deque<Session> resting : atRest.values()) {
                while (!resting.isEmpty() && now - resting.getFirst().idleSince() > IDLE)
                    tired.add(resting.removeFirst());
            }
            atRest.values().removeIf(Deque::isEmpty);
        }
        tired.forEach(Session::quit);
    }

    void close() {
        var all = new ArrayDeque<Session>();
        synchronized (atRest) {
            closed = true;
            atRest.values().forEach(all::addAll);
            atRest.clear();
        }
        all.forEach(Session::quit);
        inUse.forEach(Session::cut);
    }
}

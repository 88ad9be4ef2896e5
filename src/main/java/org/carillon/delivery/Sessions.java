package org.carillon.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/// The connections of this node: those in use are watched, those at rest are kept a while for the next batch.
final class Sessions {
    private static final Logger LOG = Logger.getLogger(Sessions.class);

    /// Messages on one connection, then a new one is made.
    static final int MOST_MESSAGES = 1000;

    private static final long IDLE = Duration.ofSeconds(60).toNanos();

    /// How long a host is not asked for TLS again with which it has failed.
    private static final Duration IN_CLEAR = Duration.ofHours(1);

    /// The same where the line broke, which may have been chance.
    private static final Duration IN_CLEAR_AFTER_BREAK = Duration.ofMinutes(5);

    private static final int MOST_IN_CLEAR = 10_000;

    private final ClientTls tls;
    private final Sources sources;
    private final LongSupplier nanos;
    private final Cache<InetSocketAddress, Duration> inClear;
    private final Set<Session> inUse = ConcurrentHashMap.newKeySet();
    private final Resting atRest;

    /// @param nanos a clock that never goes back
    Sessions(ClientTls tls, Sources sources, Resting atRest, LongSupplier nanos) {
        this.tls = tls;
        this.sources = sources;
        this.atRest = atRest;
        this.nanos = nanos;
        this.inClear = Caffeine.newBuilder()
                .ticker(nanos::getAsLong)
                .expireAfter(Expiry.<InetSocketAddress, Duration>creating((host, time) -> time))
                .maximumSize(MOST_IN_CLEAR)
                .build();
    }

    /// A connection that rests, if there is one.
    Optional<Session> kept(Peer peer) {
        Optional<Session> session = atRest.take(peer);
        session.ifPresent(Session::begin);
        session.ifPresent(inUse::add);
        return session;
    }

    /// A new one, as far as AUTH. Where TLS is only a wish and fails, the same host is called again in the clear,
    /// unless
    /// that would be one call too many, and at once in the clear for a while.
    Session connect(Peer peer, String ourName, Stop stop, Calls calls) throws IOException {
        boolean wish = peer.tls() == TlsPolicy.MAY;
        if (wish && inClear.getIfPresent(peer.address()) != null) return open(peer.with(TlsPolicy.NONE), ourName, stop);
        try {
            return open(peer, ourName, stop);
        } catch (NoTlsException failed) {
            if (!wish) throw failed;
            LOG.infof("delivery tls-failed host=%s reason=%s", peer.name(), failed.reason());
            boolean broke = failed.why() == NoTlsException.Why.BROKEN;
            inClear.put(peer.address(), broke ? IN_CLEAR_AFTER_BREAK : IN_CLEAR);
            if (calls.last()) throw failed;
            calls.broke();
            return open(peer.with(TlsPolicy.NONE), ourName, stop);
        }
    }

    /// A host with whose TLS we had failed takes nothing in the clear: it is called under TLS again. False when it was
    /// not called in the clear for that.
    boolean trustTls(Peer peer) {
        return inClear.asMap().remove(peer.address()) != null;
    }

    private Session open(Peer peer, String ourName, Stop stop) throws IOException {
        var session = new Session(Wire.connect(peer.address(), sources, nanos), peer);
        inUse.add(session);
        stop.cutBy(session::cut);
        try {
            new Opening(session, ourName, tls).run();
            return session;
        } catch (IOException | RuntimeException notWanted) {
            discard(session);
            throw notWanted;
        }
    }

    /// The conversation is in good order and may be taken up again; who used it can no longer cut it.
    void rest(Peer peer, Session session, Stop stop) {
        stop.letGo();
        inUse.remove(session);
        session.rest(nanos.getAsLong());
        if (session.messages() < session.mostMessages())
            atRest.put(peer, session).forEach(Session::quit);
        else session.quit();
    }

    void discard(Session session) {
        inUse.remove(session);
        session.cut();
    }

    /// Cuts those that take too long and lets go of those that rest too long. Called once a second. Returns how many
    /// it has cut.
    int tend() {
        long now = nanos.getAsLong();
        int cut = 0;
        for (Session session : inUse) if (session.wire().cutWhenOverdue(now)) cut++;
        atRest.restedLongerThan(IDLE, now).forEach(Session::quit);
        return cut;
    }

    void close() {
        atRest.close().forEach(Session::quit);
        inUse.forEach(Session::cut);
    }
}

package org.carillon.listener;

import java.net.InetAddress;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import org.carillon.trust.Networks;
import org.carillon.trust.refusals.Reason;
import org.jspecify.annotations.Nullable;

/// Counts who is inside, in all and per client, at all doors together. Some spare places are kept for telling others
/// that the house is full.
final class Doorkeeper {
    static final int SPARE = 100;

    /// What a caller gets at the door.
    sealed interface Admission {
        /// Come in.
        record Welcome(Place place) implements Admission {}

        /// Told why, from a spare place that is given back by [Doorkeeper#told].
        record Full(Response response) implements Admission {}

        /// Not even a place for an answer.
        record Crowd() implements Admission {}
    }

    private static final Response FULL =
            Response.no(Reason.FULL_HOUSE, 421, "4.3.2", "Too many connections at the moment, please try again later");
    static final Response TOO_MANY_OF_YOURS =
            Response.no(Reason.CROWD, 421, "4.7.0", "Too many connections from your address, please use fewer");

    private final Limits limits;
    private final Networks trusted;
    private final Semaphore places;
    private final Semaphore spare = new Semaphore(SPARE);
    private final ConcurrentMap<Long, Integer> byClient = new ConcurrentHashMap<>();

    Doorkeeper(Limits limits, Networks trusted) {
        this.limits = limits;
        this.trusted = trusted;
        this.places = new Semaphore(limits.maxConnections());
    }

    /// For a client whose address is that of the connection.
    Admission admit(InetAddress client) {
        if (!places.tryAcquire()) return full(FULL);
        var place = new Place();
        boolean welcome = false;
        try {
            welcome = place.takenBy(client);
        } finally {
            if (!welcome) place.close();
        }
        return welcome ? new Admission.Welcome(place) : full(TOO_MANY_OF_YOURS);
    }

    /// For a proxy, which will say who the client is: then [Place#takenBy] is asked.
    Admission admitProxy() {
        return places.tryAcquire() ? new Admission.Welcome(new Place()) : full(FULL);
    }

    /// Of one connection, until it is closed.
    final class Place implements AutoCloseable {
        private @Nullable Long client;
        private boolean left;

        /// False when the client has as many as it may have.
        boolean takenBy(InetAddress address) {
            if (trusted.contains(address)) return true;
            client = OneClient.of(address);
            return byClient.merge(client, 1, Integer::sum) <= limits.maxConnectionsPerClient();
        }

        @Override
        public void close() {
            if (left) return;
            left = true;
            if (client != null) byClient.computeIfPresent(client, (key, count) -> count > 1 ? count - 1 : null);
            places.release();
        }
    }

    private Admission full(Response response) {
        return spare.tryAcquire() ? new Admission.Full(response) : new Admission.Crowd();
    }

    /// From a caller who could not be met.
    void takeBack(Admission admission) {
        switch (admission) {
            case Admission.Welcome welcome -> welcome.place().close();
            case Admission.Full _ -> told();
            case Admission.Crowd _ -> {}
        }
    }

    void told() {
        spare.release();
    }

    /// Places that are free for telling others.
    int spare() {
        return spare.availablePermits();
    }

    int inside() {
        return limits.maxConnections() - places.availablePermits();
    }

    /// Nine tenths of the places are taken: nobody may dawdle.
    boolean stressed() {
        return inside() * 10L > limits.maxConnections() * 9L;
    }
}

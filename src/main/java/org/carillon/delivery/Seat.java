package org.carillon.delivery;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A place at the hosts of a group, and the rows that shall go there one after the other. Filled by one lane's thread;
/// once its tour is under way nothing in it changes, and any thread may give back.
final class Seat {
    private final String group;
    private final Priority priority;
    private final Gates gates;
    private final Rates rates;
    private final Places.Place courier;
    private final Map<Long, Taken> rows = new LinkedHashMap<>();
    private int load;

    /// @param counted recipients that count for a rate
    private record Taken(String destination, int counted) {}

    /// @param courier left with the seat
    Seat(String group, Priority priority, Gates gates, Rates rates, Places.Place courier) {
        this.group = group;
        this.priority = priority;
        this.gates = gates;
        this.rates = rates;
        this.courier = courier;
    }

    String group() {
        return group;
    }

    /// Recipients of all its rows.
    int load() {
        return load;
    }

    void put(long row, String destination, int recipients) {
        rows.put(row, new Taken(destination, recipients));
        load += recipients;
    }

    /// So many recipients of the row do not go now, or the whole row when it was no more.
    void drop(long row, int recipients) {
        Taken taken = rows.get(row);
        if (taken == null) return;
        int counted = taken.counted() - recipients;
        rates.putBack(taken.destination(), group, recipients);
        load -= recipients;
        if (counted > 0) rows.put(row, new Taken(taken.destination(), counted));
        else rows.remove(row);
    }

    /// The row is not here after all.
    void drop(long row) {
        Taken taken = rows.get(row);
        if (taken != null) drop(row, taken.counted());
    }

    /// Unused.
    void giveBack() {
        rows.values().forEach(this::putBack);
        gates.leave(group, priority);
        courier.leave();
    }

    /// Nothing of these rows was sent: it does not count for a rate.
    void unbegun(List<Batch.Claim> claims) {
        for (Batch.Claim claim : claims) {
            Taken taken = rows.get(claim.id());
            if (taken != null) putBack(taken);
        }
    }

    private void putBack(Taken taken) {
        rates.putBack(taken.destination(), group, taken.counted());
    }

    /// Nothing is said there any more.
    void spoken(Tour.End end) {
        if (end.manner() == Gates.Manner.WELL) gates.took(group, end.recipients(), end.time());
        gates.leave(group, priority, end.manner(), end.failedConnects());
    }

    void leave() {
        courier.leave();
    }
}

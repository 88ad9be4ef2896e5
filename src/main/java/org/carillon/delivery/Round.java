package org.carillon.delivery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One round of a lane: puts rows that are due on the free places at their hosts. Each place has one row, and where
/// there are more rows than places, further small ones that go after it. Used by the lane's thread.
final class Round implements AutoCloseable {
    /// Rows claimed in one transaction.
    static final int MOST = 200;

    private final Lane.Yard yard;
    private final Priority priority;
    private final Agenda agenda;
    private final Places couriers;
    private final List<Seat> seats = new ArrayList<>();
    private final Map<Long, Seat> rows = new LinkedHashMap<>();
    /// Destinations that get something.
    private final Set<String> took = new HashSet<>();

    /// @param couriers of whom each place takes one
    Round(Lane.Yard yard, Priority priority, Agenda agenda, Places couriers) {
        this.yard = yard;
        this.priority = priority;
        this.agenda = agenda;
        this.couriers = couriers;
    }

    /// Of the destinations that share their hosts each gets its part of the free places.
    void choose() {
        if (couriers.full()) return;
        Map<String, List<String>> groups = new LinkedHashMap<>();
        for (String destination : agenda.destinations()) {
            yard.directions()
                    .group(destination)
                    .ifPresent(group -> groups.computeIfAbsent(group, g -> new ArrayList<>())
                            .add(destination));
        }
        groups.forEach((group, sharers) -> new Table(group, sharers.size()).choose(sharers));
    }

    /// The places of one group.
    private final class Table {
        private final String group;
        private final int free;
        private final int span;
        /// For each destination, before all have had theirs.
        private final int mostSeats;

        private final int mostRows;
        private final List<Seat> here = new ArrayList<>();
        /// Rows that have no place of their own yet.
        private final List<Rest> rest = new ArrayList<>();
        /// Recipients of all rows that are here.
        private int wanted;

        private int inVain;

        private record Rest(String destination, Due.Row row) {}

        private Table(String group, int sharers) {
            this.group = group;
            this.free = Math.max(0, yard.gates().free(group, priority));
            this.span = yard.gates().span(group);
            this.mostSeats = Math.ceilDiv(free, sharers);
            this.mostRows = Math.ceilDiv(Math.min(free * span, MOST), sharers);
        }

        private void choose(List<String> sharers) {
            for (String destination : sharers) {
                int most = Math.min(mostRows, MOST - rows.size() - rest.size());
                int places = couriers.full() ? here.size() : free;
                boolean enough = here.size() >= places && wanted >= places * span;
                // as many destinations are looked at in vain as there are places, and no more
                if (most <= 0 || enough || inVain >= free) break;
                choose(destination, most);
            }
            pile();
        }

        private void choose(String destination, int most) {
            int before = here.size();
            for (Due.Row row : agenda.rows(destination, most)) {
                if (rows.containsKey(row.id()) || yard.leases().inHand(row.id())) continue;
                wanted += row.recipients();
                Optional<Seat> seat = here.size() - before < mostSeats ? open() : Optional.empty();
                if (seat.isEmpty()) rest.add(new Rest(destination, row));
                else if (!place(destination, row, seat.get())) return;
            }
        }

        /// The rest gets the places that are left, and then goes behind others where there is room.
        private void pile() {
            for (Rest one : rest) {
                Optional<Seat> seat = open().or(() -> behind(one.row().recipients()));
                if (seat.isPresent()) place(one.destination(), one.row(), seat.get());
                else if (took.contains(one.destination())) agenda.again(one.destination());
                else agenda.first(one.destination());
            }
        }

        private Optional<Seat> behind(int recipients) {
            return here.stream()
                    .min(Comparator.comparingInt(Seat::load))
                    .filter(seat -> seat.load() + recipients <= span);
        }

        /// A new place, or one that is still empty.
        private Optional<Seat> open() {
            Optional<Seat> empty =
                    here.stream().filter(seat -> seat.load() == 0).findFirst();
            if (empty.isPresent() || here.size() >= free) return empty;
            Optional<Places.Place> courier = couriers.take();
            if (courier.isEmpty()) return Optional.empty();
            if (!yard.gates().enter(group, priority)) {
                courier.get().leave();
                return Optional.empty();
            }
            var seat = new Seat(group, priority, yard.gates(), yard.rates(), courier.get());
            here.add(seat);
            seats.add(seat);
            return Optional.of(seat);
        }

        /// False when its rate bears no more.
        private boolean place(String destination, Due.Row row, Seat seat) {
            int counted = yard.rates().take(destination, group, row.recipients());
            if (counted == 0) {
                agenda.again(destination);
                inVain++;
                return false;
            }
            took.add(destination);
            // before the database is asked: whatever breaks from here on, what is taken is given back
            seat.put(row.id(), destination, counted);
            rows.put(row.id(), seat);
            if (counted < row.recipients()) cut(row.id(), seat, counted);
            return true;
        }

        /// Leaves as many recipients in the row as may be sent to now. A row that somebody else has is passed over.
        private void cut(long row, Seat seat, int counted) {
            int left = yard.due().divide(row, counted);
            if (left < counted) seat.drop(row, counted - left);
            if (left == 0) rows.remove(row);
        }
    }

    /// Of all rows that were chosen.
    List<Long> rows() {
        return new ArrayList<>(rows.keySet());
    }

    /// Seats of which a batch was claimed, without the rows that were not.
    Map<Seat, List<Batch>> claimed(List<Batch> batches) {
        Map<Seat, List<Batch>> claimed = new LinkedHashMap<>();
        var byRow = new HashMap<Long, Batch>();
        for (Batch batch : batches) byRow.put(batch.claim().id(), batch);
        rows.forEach((row, seat) -> {
            Batch batch = byRow.get(row);
            if (batch == null) seat.drop(row);
            else claimed.computeIfAbsent(seat, s -> new ArrayList<>()).add(batch);
        });
        return claimed;
    }

    /// That seat is the caller's from now on.
    void taken(Seat seat) {
        seats.remove(seat);
    }

    /// Gives back what was taken in vain.
    @Override
    public void close() {
        seats.forEach(Seat::giveBack);
        seats.clear();
    }
}

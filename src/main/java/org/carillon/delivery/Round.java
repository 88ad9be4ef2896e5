package org.carillon.delivery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        /// For each destination.
        private final int mostSeats;

        private final int mostRows;
        private final List<Seat> here = new ArrayList<>();

        private Table(String group, int sharers) {
            this.group = group;
            this.free = yard.gates().free(group, priority);
            this.span = yard.gates().span(group);
            this.mostSeats = Math.ceilDiv(Math.max(free, 0), sharers);
            this.mostRows = Math.ceilDiv(Math.min(Math.max(free, 0) * span, MOST), sharers);
        }

        private void choose(List<String> sharers) {
            for (String destination : sharers) {
                int most = Math.min(mostRows, MOST - rows.size());
                if (most <= 0 || full()) return;
                choose(destination, most);
            }
        }

        private boolean full() {
            boolean noMore = here.size() >= free || couriers.full();
            return noMore && here.stream().allMatch(seat -> seat.load() >= span);
        }

        private void choose(String destination, int most) {
            int before = here.size();
            for (Due.Row row : agenda.rows(destination, most)) {
                if (rows.containsKey(row.id())) continue;
                boolean mayOpen = here.size() - before < mostSeats;
                Optional<Seat> seat = seat(row.recipients(), mayOpen);
                int counted = seat.isEmpty() ? 0 : yard.rates().take(destination, group, row.recipients());
                if (counted == 0) {
                    agenda.again(destination);
                    return;
                }
                // before the database is asked: whatever breaks from here on, what is taken is given back
                seat.get().put(row.id(), destination, counted);
                rows.put(row.id(), seat.get());
                if (counted < row.recipients()) cut(row.id(), seat.get(), counted);
            }
        }

        private Optional<Seat> seat(int recipients, boolean mayOpen) {
            Optional<Seat> least = here.stream().min(Comparator.comparingInt(Seat::load));
            if (least.isPresent() && least.get().load() == 0) return least;
            Optional<Seat> opened = mayOpen ? open() : Optional.empty();
            return opened.isPresent() ? opened : least.filter(seat -> seat.load() + recipients <= span);
        }

        private Optional<Seat> open() {
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

    /// Seats of which a batch was claimed; they are the caller's from now on, without the rows that were not.
    Map<Seat, List<Batch>> claimed(List<Batch> batches) {
        Map<Seat, List<Batch>> taken = new LinkedHashMap<>();
        var byRow = new HashMap<Long, Batch>();
        for (Batch batch : batches) byRow.put(batch.claim().id(), batch);
        rows.forEach((row, seat) -> {
            Batch batch = byRow.get(row);
            if (batch == null) seat.drop(row);
            else taken.computeIfAbsent(seat, s -> new ArrayList<>()).add(batch);
        });
        seats.removeAll(taken.keySet());
        return taken;
    }

    /// Gives back what was taken in vain.
    @Override
    public void close() {
        seats.forEach(Seat::giveBack);
        seats.clear();
    }
}

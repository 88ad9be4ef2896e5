package org.carillon.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/// Why a batch that is due has not left this node yet, in words for people.
@ApplicationScoped
class Reasons {
    private final Directions directions;
    private final Rates rates;
    private final Gates gates;

    Reasons(Directions directions, Rates rates, Gates gates) {
        this.directions = directions;
        this.rates = rates;
        this.gates = gates;
    }

    /// True when nobody answers at its mail hosts.
    boolean rests(String destination) {
        return directions.known(destination).map(gates::rests).orElse(false);
    }

    /// The same as [#why] in words that are still true when they are read: for letters and records.
    Optional<String> soFar(String destination, Priority priority) {
        return rests(destination) ? Optional.of("Nobody answers at its mail hosts.") : why(destination, priority);
    }

    /// Empty when it is about to leave.
    Optional<String> why(String destination, Priority priority) {
        return directions
                .known(destination)
                .flatMap(group -> rates.why(destination, group).or(() -> gates.why(group, priority)));
    }
}

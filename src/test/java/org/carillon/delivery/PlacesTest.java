package org.carillon.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PlacesTest {
    private final AtomicLong now = new AtomicLong();
    private final Places places = new Places(2, 3, now::get);
    private final List<Places.Place> taken = new ArrayList<>();

    private int take() {
        int count = 0;
        for (Optional<Places.Place> place = places.take(); place.isPresent(); place = places.take()) {
            taken.add(place.get());
            count++;
        }
        return count;
    }

    private void aSecondPasses() {
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        places.tend();
    }

    @Test
    void whoStaysLongMakesRoomWhileThereIsRoomAside() {
        assertEquals(2, take());
        assertTrue(places.full());
        aSecondPasses();
        assertFalse(places.full());
        assertEquals(2, take());
        aSecondPasses();
        assertEquals(1, take(), "three are aside, one stays where he is");
        aSecondPasses();
        assertEquals(0, take());
    }

    @Test
    void whoLeavesGivesBackThePlaceHeHas() {
        take();
        aSecondPasses();
        take();
        aSecondPasses();
        for (Places.Place place : List.copyOf(taken)) {
            place.leave();
            place.leave();
        }

        assertEquals(2, take());
        aSecondPasses();
        assertEquals(2, take());
    }
}

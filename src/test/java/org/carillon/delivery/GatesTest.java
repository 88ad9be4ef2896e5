package org.carillon.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class GatesTest {
    private final Gates gates = new Gates(2, 4);

    private int fits() {
        int inside = 0;
        while (gates.enter("there.example")) inside++;
        for (int i = 0; i < inside; i++) gates.leave("there.example");
        return inside;
    }

    private void once(Gates.Manner manner) {
        assertTrue(gates.enter("there.example"));
        gates.leave("there.example", manner);
    }

    @Test
    void growsStepByStepUpToItsLimit() {
        assertEquals(2, fits());
        once(Gates.Manner.WELL);
        assertEquals(3, fits());
        for (int i = 0; i < 10; i++) once(Gates.Manner.WELL);
        assertEquals(4, fits());
    }

    @Test
    void shrinksToOneWhenTheHostIsBusy() {
        for (int i = 0; i < 5; i++) once(Gates.Manner.BUSY);

        assertEquals(1, fits());
    }

    @Test
    void restsAfterTenFailedConnectsInARow() {
        for (int i = 0; i < 10; i++) once(Gates.Manner.ABSENT);

        assertFalse(gates.enter("there.example"));
        assertTrue(gates.enter("elsewhere.example"));
    }
}

package org.carillon.mailbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.carillon.mail.Address;
import org.junit.jupiter.api.Test;

class PlaceNameTest {
    private static String place(String address) {
        return PlaceName.of(Address.of(address));
    }

    @Test
    void anOrdinaryAddressIsItsOwnPlace() {
        assertEquals("ana.brook+chess@demo.example", place("Ana.Brook+chess@Demo.example"));
    }

    @Test
    void whatPathsDoNotTakeIsWrittenAsOctets() {
        assertEquals("chlo%c3%a9@demo.example", place("chloé@demo.example"));
        assertEquals("a%2fb@demo.example", place("a/b@demo.example"));
        assertEquals("%2e.@demo.example", place("\"..\"@demo.example"));
    }

    @Test
    void aLongAddressStillHasAPlaceOfItsOwn() {
        String domain =
                "a".repeat(60) + "." + "b".repeat(60) + "." + "c".repeat(60) + "." + "d".repeat(60) + ".example";
        String one = place("x".repeat(60) + "1@" + domain);
        String other = place("x".repeat(60) + "2@" + domain);
        assertTrue(one.length() <= 255, one);
        assertNotEquals(one, other);
    }
}

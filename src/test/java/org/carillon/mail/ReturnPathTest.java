package org.carillon.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ReturnPathTest {
    private static List<String> readings(String sender) {
        return ReturnPath.readings(Address.of(sender)).stream()
                .map(Address::toString)
                .toList();
    }

    @Test
    void isReadAsItIsAndAsWhatItIsWrittenAround() {
        assertEquals(List.of("alice@a.example"), readings("alice@a.example"));
        assertEquals(
                List.of(
                        "alice@a.example",
                        "prvs=0123456789=alice@a.example",
                        "srs0=h=tt=a.example=prvs=0123456789=alice@f.example",
                        "SRS0=h=TT=a.example=prvs=0123456789=Alice@f.example"),
                readings("SRS0=h=TT=a.example=prvs=0123456789=Alice@f.example"));
    }

    @Test
    void isReadWithoutTheRecipientWhereverTheListMayEnd() {
        assertTrue(readings("chess-club-bob-x=b.example@a.example")
                .containsAll(List.of("chess-club-bob@a.example", "chess-club@a.example", "chess@a.example")));
        assertTrue(readings("chess=bob=b.example@a.example").contains("chess@a.example"));
        assertEquals(List.of("a-b=c@a.example"), readings("a-b=c@a.example"));
    }

    @Test
    void hasAFewReadingsAndNoMore() {
        assertTrue(readings("-".repeat(50) + "=b.example@a.example").size() < 12);
    }

    @Property
    void noAddressIsAnError(@ForAll String local, @ForAll String domain) {
        var sender = new Address(local, domain);
        Set<Address> readings = ReturnPath.readings(sender);

        assertTrue(readings.contains(sender));
        assertTrue(readings.contains(ReturnPath.unwrapped(sender)));
    }
}

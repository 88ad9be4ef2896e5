package org.carillon.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MessageIdTest {
    @Test
    void readsIdsBetweenComments() {
        assertEquals(
                List.of(new MessageId("a@b"), new MessageId("c@d")),
                MessageId.all("<a@b> (Ana's letter of Monday) <c@ d> <> <open"));
    }

    @Test
    void keepsTheFirstAndTheLastOfManyReferences() {
        String many = IntStream.range(0, 5000).mapToObj(i -> "<" + i + "@x>").collect(Collectors.joining(" "));

        List<MessageId> ids = MessageId.all(many);

        assertEquals(MessageId.MAX_REFERENCES, ids.size());
        assertEquals("0@x", ids.getFirst().value());
        assertEquals("4999@x", ids.getLast().value());
    }

    /// Base32 over SHA-1, computed by another program.
    @Test
    void hashesTheWayOthersDo() {
        assertEquals("4CMWUN6BHVCMHMDAOSJZ2Q72G5M32MWB", new MessageId("first").hash());
    }
}

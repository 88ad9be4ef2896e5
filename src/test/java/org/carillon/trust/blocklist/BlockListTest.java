package org.carillon.trust.blocklist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockListTest {
    private static List<BlockList> parse(String... texts) {
        return BlockList.parse("key", List.of(texts));
    }

    @Test
    void readsZonesWeightsAndTheAnswersThatCount() {
        assertEquals(
                List.of(
                        new BlockList("a.example", 3, Set.of()),
                        new BlockList("b.example", -2, Set.of("127.0.0.2", "127.0.0.3", "127.0.0.4")),
                        new BlockList("c.example", 0, Set.of("127.0.0.2"))),
                parse(" A.Example. = 3", "b.example=-2=127.0.0.2", "127.0.0.3 ", "127.0.0.4", "c.example=0=127.0.0.2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a.example",
                "a.example=",
                "a.example=much",
                "a.example=1001",
                "example=3",
                ".example=3",
                "a@b.example=3",
                "a b.example=3",
                "a.example=3=",
                "a.example=3=10.0.0.1",
                "a.example=3=127.0.0.2=4",
                "a.example=3=::1",
                "127.0.0.2",
            })
    void refusesWhatIsNoList(String text) {
        assertThrows(IllegalArgumentException.class, () -> parse(text));
    }

    @Test
    void refusesAListTwiceAndTooMany() {
        assertThrows(IllegalArgumentException.class, () -> parse("a.example=1", "a.example=2"));
        String[] many =
                IntStream.range(0, 51).mapToObj(i -> "l" + i + ".example=1").toArray(String[]::new);
        assertThrows(IllegalArgumentException.class, () -> parse(many));
    }
}

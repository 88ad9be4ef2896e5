package org.carillon.spam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.carillon.spam.Bayes.Clue;
import org.carillon.spam.Bayes.Count;
import org.junit.jupiter.api.Test;

class BayesTest {
    private static final Count LEARNED = new Count(1000, 500);

    private static double judge(Map<String, Count> counts) {
        return Bayes.judge(LEARNED, counts).probability();
    }

    private static Map<String, Count> times(int tokens, String name, Count count) {
        return IntStream.range(0, tokens).boxed().collect(Collectors.toMap(i -> name + i, i -> count));
    }

    @Test
    void knowsNothingOfUnknownWords() {
        assertEquals(0.5, judge(Map.of()));
        assertEquals(0.5, judge(Map.of("new", Count.NONE)));
    }

    @Test
    void comparesSharesAndNotNumbers() {
        assertEquals(0.5, judge(Map.of("the", new Count(100, 50))));
    }

    @Test
    void isSureOfManyWordsThatSayTheSame() {
        assertTrue(judge(times(20, "s", new Count(1, 50))) > 0.9999);
        assertTrue(judge(times(20, "h", new Count(100, 1))) < 0.0001);
    }

    @Test
    void isNotSureOfOneWordThatWasSeenOnce() {
        double probability = judge(Map.of("once", new Count(0, 1)));

        assertTrue(probability > 0.5 && probability < 0.9, "" + probability);
    }

    @Test
    void cannotTellWhereBothSidesSpeak() {
        Map<String, Count> both = new HashMap<>(times(40, "s", new Count(1, 50)));
        both.putAll(times(40, "h", new Count(100, 1)));

        assertEquals(0.5, judge(both), 0.2);
    }

    @Test
    void countsTheMostTellingOnly() {
        Map<String, Count> counts = new HashMap<>(times(2000, "weak", new Count(100, 100)));
        counts.put("strong", new Count(0, 400));

        List<Clue> clues = Bayes.judge(LEARNED, counts).clues();

        assertEquals(Bayes.MOST_CLUES, clues.size());
        assertEquals("strong", clues.getFirst().token());
    }

    @Property
    void staysBetweenZeroAndOne(@ForAll @Size(max = 300) List<@IntRange(max = 2000) Integer> numbers) {
        Map<String, Count> counts = new HashMap<>();
        for (int i = 0; i + 1 < numbers.size(); i += 2)
            counts.put("t" + i, new Count(numbers.get(i), numbers.get(i + 1)));

        double probability = judge(counts);

        assertTrue(probability >= 0 && probability <= 1, "" + probability);
    }
}

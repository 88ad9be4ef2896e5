package org.carillon.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.carillon.delivery.Traffic.Piece;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChartsTest {
    private static final Instant NOW = Instant.parse("2026-11-27T09:17:00Z");

    @Test
    void addsThePiecesOfABarAndKeepsTheLongestQueue() {
        Piece early = new Piece(NOW.minus(Duration.ofMinutes(17)), 4, 1, 1, 0, 3);
        Piece late = new Piece(NOW.minus(Duration.ofMinutes(2)), 6, 7, 0, 2, 1);

        Charts charts = Charts.of(ChartSpan.DAY, NOW, List.of(early, late));

        assertEquals(1, charts.rows().size());
        assertEquals(
                new Piece(Instant.parse("2026-11-27T09:00:00Z"), 10, 8, 1, 2, 3),
                charts.rows().getFirst().sums());
        assertEquals(
                "8 copies in all, at most 8 at a time.", charts.charts().get(1).words());
        Charts.Bar last = charts.charts().get(1).bars().getLast();
        assertEquals(471, last.left());
        assertEquals("0.0", last.top());
    }

    @Test
    void drawsEachBarToItsOwnScaleAndTheSmallestStillVisible() {
        Piece big = new Piece(NOW.minus(Duration.ofHours(5)), 0, 100_000, 0, 0, 0);
        Piece small = new Piece(NOW.minus(Duration.ofHours(1)), 0, 1, 0, 0, 0);

        var bars = Charts.of(ChartSpan.DAY, NOW, List.of(big, small))
                .charts()
                .get(1)
                .bars();

        assertEquals(
                List.of("100.0", "2.0"), bars.stream().map(Charts.Bar::height).toList());
        assertEquals(List.of("0.0", "98.0"), bars.stream().map(Charts.Bar::top).toList());
    }

    @Test
    void saysSoWhereNothingHappened() {
        Charts charts = Charts.of(ChartSpan.HOURS, NOW, List.of());

        assertTrue(charts.rows().isEmpty());
        assertEquals("None in this time.", charts.charts().getFirst().words());
        assertEquals("Nobody had to wait for long.", charts.charts().getLast().words());
    }

    @ParameterizedTest
    @EnumSource
    void theFirstAndTheLastMomentOfASpanHaveABar(ChartSpan span) {
        Instant from = span.from(NOW);

        var pieces = List.of(new Piece(from, 1, 0, 0, 0, 0), new Piece(NOW, 1, 0, 0, 0, 0));

        Charts charts = Charts.of(span, NOW, pieces);
        assertEquals(2, charts.charts().getFirst().bars().size());
        assertEquals(1, charts.charts().getFirst().bars().getFirst().left());
        assertEquals(
                (span.bars() - 1) * 10 + 1,
                charts.charts().getFirst().bars().getLast().left());
        assertEquals(
                0,
                Charts.of(span, NOW, List.of(new Piece(from.minusSeconds(300), 1, 0, 0, 0, 0)))
                        .rows()
                        .size());
    }
}

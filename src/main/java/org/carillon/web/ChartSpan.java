package org.carillon.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.carillon.delivery.Traffic;

/// How far back charts look, and for how long one of their bars stands: about 60 of them fit on a telephone.
enum ChartSpan {
    HOURS("6 hours", Traffic.PIECE, 72),
    DAY("24 hours", Duration.ofMinutes(30), 48),
    WEEK("7 days", Duration.ofHours(3), 56),
    MONTH("30 days", Duration.ofHours(12), 60);

    private final String title;
    private final Duration step;
    private final int bars;

    ChartSpan(String title, Duration step, int bars) {
        this.title = title;
        this.step = step;
        this.bars = bars;
    }

    /// What is not known is a day.
    static ChartSpan named(String word) {
        return all().stream().filter(s -> s.word().equals(word)).findFirst().orElse(DAY);
    }

    static List<ChartSpan> all() {
        return List.of(values());
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String title() {
        return title;
    }

    int bars() {
        return bars;
    }

    /// In words.
    String stepWord() {
        return step.toHours() > 0 ? step.toHours() + " hours" : step.toMinutes() + " minutes";
    }

    /// When the first bar begins; the last one holds this moment.
    Instant from(Instant now) {
        long seconds = step.toSeconds();
        return Instant.ofEpochSecond((now.getEpochSecond() / seconds - bars + 1) * seconds);
    }

    /// When that bar begins.
    Instant at(Instant from, int bar) {
        return from.plus(step.multipliedBy(bar));
    }

    /// In which bar a moment lies.
    int bar(Instant from, Instant moment) {
        return (int) Math.floorDiv(Duration.between(from, moment).toSeconds(), step.toSeconds());
    }
}

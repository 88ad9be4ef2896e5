package org.carillon.vacation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where a [Span] begins or ends: a whole day, or a minute of it.
///
/// @param time null: the whole day belongs to the span
public record Edge(LocalDate day, @Nullable LocalTime time) {
    private static final Pattern TEXT =
            Pattern.compile("(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})([T ](?<time>[0-9]{2}:[0-9]{2})(:00)?)?");

    /// `2026-08-14` or `2026-08-14T17:30`, the minute also behind a blank.
    public static Optional<Edge> parse(String text) {
        Matcher match = TEXT.matcher(text);
        if (!match.matches()) return Optional.empty();
        try {
            String time = match.group("time");
            return Optional.of(
                    new Edge(LocalDate.parse(match.group("day")), time == null ? null : LocalTime.parse(time)));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /// When a span that begins here begins.
    LocalDateTime opens() {
        return time == null ? day.atStartOfDay() : day.atTime(time);
    }

    /// When a span that ends here is over: this moment does not belong to it.
    LocalDateTime closes() {
        return time == null ? day.plusDays(1).atStartOfDay() : day.atTime(time);
    }

    /// As [#parse] reads it.
    @Override
    public String toString() {
        return time == null ? day.toString() : day + "T" + time;
    }
}

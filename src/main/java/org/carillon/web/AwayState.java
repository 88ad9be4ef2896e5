package org.carillon.web;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.carillon.vacation.Edge;
import org.carillon.vacation.Span;
import org.carillon.vacation.Vacation;

/// Whether somebody is away at a moment, in a sentence.
///
/// @param on it is switched on, though its days may not have come yet
/// @param away letters are answered at that moment
record AwayState(boolean on, boolean away, String sentence) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE, d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    static AwayState of(Vacation vacation, Instant now) {
        if (!vacation.on()) return new AwayState(false, false, off(vacation));
        Span span = vacation.span();
        if (span.over(now)) {
            return new AwayState(
                    true,
                    false,
                    "You were away" + until(span) + ". Nobody is answered any more; set later days below.");
        }
        if (span.aheadOf(now)) {
            return new AwayState(true, false, "You will be away" + from(span) + until(span) + where(span) + ".");
        }
        String open = span.until() == null ? ", until you switch it off" : "";
        return new AwayState(true, true, "You are away" + until(span) + open + where(span) + ".");
    }

    private static String off(Vacation vacation) {
        String kept = vacation.text().isEmpty() ? "" : " Your text is kept for the next time.";
        return "You are not away: letters to you are not answered." + kept;
    }

    private static String from(Span span) {
        Edge from = span.from();
        return from == null ? "" : " from " + day(from) + (from.time() == null ? "" : ", " + TIME.format(from.time()));
    }

    private static String until(Span span) {
        Edge until = span.until();
        if (until == null) return "";
        return until.time() == null
                ? " until the end of " + day(until)
                : " until " + day(until) + ", " + TIME.format(until.time());
    }

    private static String day(Edge edge) {
        return DAY.format(edge.day());
    }

    private static String where(Span span) {
        boolean dated = span.from() != null || span.until() != null;
        String zone = span.zone().getId().replace("Etc/", "").replace('_', ' ');
        return dated ? " (" + zone + ")" : "";
    }
}

package org.carillon.spam;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.carillon.mail.HeaderEdits;

/// What all hints of a letter come to.
///
/// @param points their sum
/// @param reasons those with the most weight first
/// @param tagAt points from which a letter is spam in this house
public record SpamScore(double points, Verdict verdict, List<Hint> reasons, double tagAt) {
    /// Stars in `X-Spam-Level`, one for each point.
    private static final int MOST_STARS = 50;

    public enum Verdict {
        HAM,
        UNSURE,
        SPAM
    }

    public SpamScore {
        reasons = List.copyOf(reasons);
    }

    /// @param unsureAt points from which nobody can tell
    /// @param tagAt points from which it is spam
    static SpamScore of(List<Hint> hints, double unsureAt, double tagAt) {
        double points = hints.stream().mapToDouble(Hint::points).sum();
        Verdict sure = points >= tagAt ? Verdict.SPAM : Verdict.HAM;
        Verdict verdict = sure == Verdict.HAM && points >= unsureAt ? Verdict.UNSURE : sure;
        List<Hint> ordered = hints.stream()
                .sorted(Comparator.comparingDouble(hint -> -Math.abs(hint.points())))
                .toList();
        return new SpamScore(points, verdict, ordered, tagAt);
    }

    /// The reasons for the verdict as one sentence; empty when there is none.
    public String sentence() {
        boolean spam = verdict != Verdict.HAM;
        String because = reasons.stream()
                .filter(hint -> spam ? hint.points() > 0 : hint.points() < 0)
                .map(Hint::words)
                .collect(Collectors.joining("; "));
        if (because.isEmpty()) return "";
        return switch (verdict) {
            case HAM -> "It looks wanted because " + because + ".";
            case UNSURE -> "It may be spam because " + because + ".";
            case SPAM -> "It looks like spam because " + because + ".";
        };
    }

    /// Fields for rules, filters and mail programs, in the form that SpamAssassin made common.
    /// Those of strangers go.
    public HeaderEdits fields() {
        boolean spam = verdict == Verdict.SPAM;
        String status = String.format(Locale.ROOT, "%s, score=%.1f required=%.1f", spam ? "Yes" : "No", points, tagAt);
        int stars = (int) Math.max(0, Math.min(MOST_STARS, points));
        HeaderEdits edits = HeaderEdits.NONE
                .remove("X-Spam-Flag")
                .replace("X-Spam-Status", status)
                .replace("X-Spam-Score", String.format(Locale.ROOT, "%.1f", points))
                .replace("X-Spam-Level", "*".repeat(stars))
                .replace(SpamReport.FIELD, SpamReport.value(this));
        return spam ? edits.add("X-Spam-Flag", "YES") : edits;
    }
}

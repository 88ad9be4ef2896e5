package org.carillon.spam;

import org.carillon.spam.Bayes.Count;

/// What the filter has to say about a letter.
public sealed interface Opinion {
    /// It has not learned enough to say anything.
    record NotYet(Count learned, int needed) implements Opinion {}

    /// @param scope whose filter it is
    record Known(String scope, Bayes.Result result) implements Opinion {}

    /// As one reason among others. Two points for each factor of ten in the odds: where a hundred
    /// letters of a kind are spam for each that is not, that is four.
    default Hint hint() {
        return switch (this) {
            case NotYet(Count learned, int needed) -> new Hint(waiting(learned, needed), 0);
            case Known(String scope, Bayes.Result result) -> hint(result);
        };
    }

    private static String waiting(Count learned, int needed) {
        return "the filter has no opinion yet: it has learned %d of %d wanted letters and %d of %d spam letters"
                .formatted(learned.ham(), needed, learned.spam(), needed);
    }

    private static Hint hint(Bayes.Result result) {
        double points = points(result.probability());
        return new Hint(Clues.sentence(result.clues(), points > 0), points);
    }

    /// What the filter alone can say for spam suffices, if it is as good as certain; against it,
    /// it outweighs some rules.
    private static double points(double probability) {
        double odds = Math.log10(Math.max(probability, Double.MIN_NORMAL))
                - Math.log10(Math.max(1 - probability, Double.MIN_NORMAL));
        return Math.max(-4, Math.min(6, 2 * odds));
    }
}

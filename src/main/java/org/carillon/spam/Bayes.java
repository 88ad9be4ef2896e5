package org.carillon.spam;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// How likely a letter is spam, by what was learned of its tokens. Each token alone says little;
/// they are combined with Fisher's method, as Gary Robinson proposed ("A Statistical Approach to
/// the Spam Problem", Linux Journal, March 2003): how improbable are so many tokens of spam in a
/// letter that is wanted, how improbable so many wanted ones in spam? Where both are, as in a
/// newsletter, the result is one half: nobody can tell.
public final class Bayes {
    /// Tokens that count, the most telling ones. More of them only say the same again.
    static final int MOST_CLUES = 150;

    /// How much a token must differ from one half.
    static final double LEAST_STRENGTH = 0.1;

    /// See [#independent].
    private static final double FREEDOM = 2.5;

    /// What a token that nobody has seen says, and how many letters that guess is worth.
    private static final double GUESS = 0.5;

    private static final double GUESS_WORTH = 0.45;

    /// Letters in which a token stood, or letters that were learned.
    public record Count(int ham, int spam) {
        public static final Count NONE = new Count(0, 0);
    }

    /// One token and what it says.
    ///
    /// @param probability that a letter with it is spam
    public record Clue(String token, double probability) {
        double strength() {
            return Math.abs(probability - 0.5);
        }
    }

    /// @param probability from 0 to 1
    /// @param clues the most telling first
    public record Result(double probability, List<Clue> clues) {
        public Result {
            clues = List.copyOf(clues);
        }
    }

    private Bayes() {}

    /// @param learned letters of each kind, at least one
    /// @param counts of the letter's tokens; those without are of no matter
    public static Result judge(Count learned, Map<String, Count> counts) {
        var clues = new ArrayList<Clue>();
        counts.forEach((token, count) -> {
            var clue = new Clue(token, probability(learned, count));
            if (clue.strength() >= LEAST_STRENGTH) clues.add(clue);
        });
        clues.sort(Comparator.comparingDouble((Clue clue) -> -clue.strength()).thenComparing(Clue::token));
        List<Clue> telling = clues.subList(0, Math.min(MOST_CLUES, clues.size()));
        return new Result(combined(telling), telling);
    }

    /// Counts are compared as shares, as if as many of both kinds had been learned.
    private static double probability(Count learned, Count count) {
        double ham = Math.min(1, count.ham() / (double) learned.ham());
        double spam = Math.min(1, count.spam() / (double) learned.spam());
        if (ham + spam == 0) return GUESS;
        double seen = (double) count.ham() + count.spam();
        return (GUESS_WORTH * GUESS + seen * (spam / (ham + spam))) / (GUESS_WORTH + seen);
    }

    private static double combined(List<Clue> clues) {
        if (clues.isEmpty()) return GUESS;
        double ham = 0;
        double spam = 0;
        for (Clue clue : clues) {
            spam -= Math.log(1 - clue.probability());
            ham -= Math.log(clue.probability());
        }
        int free = independent(clues.size());
        double share = free / (double) clues.size();
        double likeSpam = 1 - chiSquare(spam * share, free);
        double likeHam = 1 - chiSquare(ham * share, free);
        return (likeSpam - likeHam + 1) / 2;
    }

    /// Fisher's method is for tokens that know nothing of each other. Those of one letter do:
    /// four times as many say twice as much. With all of them counted in full, long newsletters
    /// are spam for certain.
    private static int independent(int clues) {
        return Math.clamp(Math.round(FREEDOM * Math.sqrt(clues)), 1, clues);
    }

    /// How often chance alone gives a sum of at least `half * 2` with `2 * pairs` degrees of
    /// freedom.
    private static double chiSquare(double half, int pairs) {
        double term = Math.exp(-half);
        double sum = term;
        for (int i = 1; i < pairs; i++) {
            term *= half / i;
            sum += term;
        }
        return Math.min(1, sum);
    }
}

package org.carillon.spam;

/// Refuses settings that make no sense, at the start and by their names.
final class SpamBounds {
    private SpamBounds() {}

    /// @throws IllegalArgumentException with a sentence for the operator
    static void check(SpamConfig config) {
        points("tag-at", config.tagAt());
        number("unsure-at", config.unsureAt());
        if (config.unsureAt() > config.tagAt()) {
            throw new IllegalArgumentException("carillon.spam.unsure-at is " + config.unsureAt()
                    + "; it may not be more than carillon.spam.tag-at, which is " + config.tagAt() + ".");
        }
        atLeast("learn-from", config.learnFrom(), 1);
        atLeast("most-tokens", config.mostTokens(), 1);
        atLeast("site-lessons", config.siteLessons(), 0);
        config.keywords().forEach((word, value) -> number("keywords.\"" + word + "\"", value));
        config.weights().forEach((rule, value) -> number("weights." + rule, value));
    }

    private static void points(String key, double value) {
        number(key, value);
        if (value <= 0) throw wrong(key, value + "", "points above 0, such as 5");
    }

    private static void number(String key, double value) {
        if (!Double.isFinite(value)) throw wrong(key, value + "", "a number");
    }

    private static void atLeast(String key, int value, int least) {
        if (value < least) throw wrong(key, value + "", "a number from " + least + " on");
    }

    private static IllegalArgumentException wrong(String key, String value, String right) {
        return new IllegalArgumentException("carillon.spam." + key + " is " + value + "; write " + right + ".");
    }
}

package org.carillon.spam;

import java.util.Map;

/// Settings of a test.
record Settings(Map<String, Double> keywords, Map<String, Double> weights, double tagAt, int learnFrom, int mostTokens)
        implements SpamConfig {
    static final Settings DEFAULT = new Settings(Map.of(), Map.of(), 5);

    Settings(Map<String, Double> keywords, Map<String, Double> weights, double tagAt) {
        this(keywords, weights, tagAt, 200, 200_000);
    }

    @Override
    public boolean enabled() {
        return true;
    }

    @Override
    public double unsureAt() {
        return 2.5;
    }

    @Override
    public boolean learn() {
        return true;
    }

    @Override
    public int siteLessons() {
        return 20;
    }

    @Override
    public boolean believeFront() {
        return true;
    }
}

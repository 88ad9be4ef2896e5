package org.carillon.spam;

import java.util.Map;

/// The usual settings with other switches.
record Switches(boolean enabled, boolean learn, boolean believeFront, int siteLessons) implements SpamConfig {
    static final Switches OFF = new Switches(false, true, true, 20);

    @Override
    public double tagAt() {
        return 5;
    }

    @Override
    public double unsureAt() {
        return 2.5;
    }

    @Override
    public Map<String, Double> keywords() {
        return Map.of();
    }

    @Override
    public Map<String, Double> weights() {
        return Map.of();
    }

    @Override
    public int learnFrom() {
        return 200;
    }

    @Override
    public int mostTokens() {
        return 200_000;
    }
}

package org.carillon.spam;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;

/// Whether letters are looked at, and how sure the house must be. Lower numbers find more spam,
/// and take more letters of people for it.
@ConfigMapping(prefix = "carillon.spam")
public interface SpamConfig {
    /// `false` and no letter has a score; nothing is learned either.
    @WithDefault("true")
    boolean enabled();

    /// Points from which a letter is called spam.
    @WithDefault("5")
    double tagAt();

    /// Points from which nobody can tell.
    @WithDefault("2.5")
    double unsureAt();

    /// `carillon.spam.keywords."cheap pills"=3`: words that this site does not want in subjects
    /// and texts, with their points.
    Map<String, Double> keywords();

    /// `carillon.spam.weights.capitals=2`: a rule counts twice; with 0 it is off. Those that are
    /// not named count once.
    Map<String, Double> weights();

    /// Whether the filter learns from what people say of their letters, and has an opinion. The
    /// rules need it not.
    @WithDefault("true")
    boolean learn();

    /// Letters of each kind that it must have learned before it says anything. With fewer it
    /// would guess.
    @WithDefault("200")
    int learnFrom();

    /// Words kept for each scope: the site, a list, a person. One takes about a hundred octets of
    /// the database.
    @WithDefault("200000")
    int mostTokens();
}

package org.carillon.spam;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;

/// Whether letters are looked at, and how sure the house must be. Lower numbers find more spam,
/// and take more letters of people for it.
@ConfigMapping(prefix = "carillon.spam")
public interface SpamConfig {
    /// `false` and letters are not looked at, and nothing is learned. What others say of a letter
    /// counts all the same, as each of them has a switch of its own: scanners, block lists.
    /// A letter has a score then only where they suffice to doubt it.
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

    /// Letters a day by which one person teaches the filter of the site as well as their own; with
    /// 0 only moderators and administrators teach it. More of them help a small house whose people
    /// have no lists, and help whoever steals an account to spoil it.
    @WithDefault("20")
    int siteLessons();

    /// Whether a letter is spam because a filter on a host of our own in front says so, by
    /// `X-Spam-Flag: YES` and the like, when it comes by LMTP or from the trusted networks. Its
    /// "no" is no reason, as its sender may have written that.
    @WithDefault("true")
    boolean believeFront();

    /// Words kept for each scope: the site, a list, a person. One takes about a hundred octets of
    /// the database.
    @WithDefault("200000")
    int mostTokens();
}

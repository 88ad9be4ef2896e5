package org.carillon.web;

import java.time.Instant;
import org.carillon.vacation.Decisions;

/// What became of a letter to somebody who is away.
///
/// @param who wrote it
/// @param why in a sentence
record AwayLine(long id, Instant at, String who, boolean answered, String why) {
    static AwayLine of(Decisions.Decided decided) {
        return new AwayLine(
                decided.id(),
                decided.at(),
                Harmless.line(decided.sender(), "A mail server"),
                decided.answered(),
                AwayReasons.words(decided.outcome()));
    }
}

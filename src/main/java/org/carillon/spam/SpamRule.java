package org.carillon.spam;

import java.util.Optional;

/// One thing that spam often does and people seldom do. Pure: it looks at a letter and nothing
/// else.
public interface SpamRule {
    /// One word, as settings have it.
    String name();

    /// Empty when the letter does not do it.
    Optional<Hint> look(Sample sample);
}

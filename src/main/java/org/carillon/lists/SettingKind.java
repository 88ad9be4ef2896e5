package org.carillon.lists;

import java.util.List;

/// What values a setting takes, so that a form can offer them.
public sealed interface SettingKind {
    /// One of these.
    record Choice(List<String> words) implements SettingKind {
        public Choice {
            words = List.copyOf(words);
        }
    }

    /// From 0 to `most`.
    record Count(int most) implements SettingKind {}

    /// Bytes, such as `500K`.
    record Size() implements SettingKind {}

    /// One line of at most so many characters.
    record Line(int longest) implements SettingKind {}

    /// Nothing yet.
    ///
    /// @param why in a sentence without its full stop
    record Nothing(String why) implements SettingKind {}
}

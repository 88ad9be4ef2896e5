package org.carillon.sort;

import org.jspecify.annotations.Nullable;

/// One condition that was looked at, for whoever wonders why a letter went where it did.
/// @param line where the condition stands, counted from 1
/// @param text the condition as written
/// @param caught what `\/` in it took into MATCH, its first [#MAX_CAUGHT] bytes; null when it took nothing
public record Step(
        int line, String text, boolean matched, @Nullable String caught) {
    public static final int MAX_CAUGHT = 500;
}

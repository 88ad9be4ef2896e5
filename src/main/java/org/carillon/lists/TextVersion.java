package org.carillon.lists;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a letter of a list said from some moment on.
///
/// @param number counted from 1 for each letter; the highest is in force
/// @param text null: the usual words
public record TextVersion(
        int number, Instant at, By by, @Nullable ListText text) {}

package org.carillon.lists;

import java.time.Instant;

/// What a list was from a moment on, and who made it so.
///
/// @param number counted from 1 in each list; the highest is in force
public record Revision(int number, Instant at, By by, Profile profile) {}

package org.carillon.sort;

/// One condition that was looked at, for whoever wonders why a letter went where it did.
/// @param line where the condition stands, counted from 1
/// @param text the condition as written
public record Step(int line, String text, boolean matched) {}

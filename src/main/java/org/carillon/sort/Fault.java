package org.carillon.sort;

/// Something in a rule text that cannot work as it is written.
/// @param line counted from 1
/// @param why a sentence that says what to do instead
public record Fault(int line, String why) {}

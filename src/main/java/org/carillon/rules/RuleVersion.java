package org.carillon.rules;

import java.time.Instant;

/// A text that was in force once, without its words.
///
/// @param by who set it, for people to read
public record RuleVersion(long id, Instant changedAt, String by) {}

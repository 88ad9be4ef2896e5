package org.carillon.rules;

import java.time.Instant;

/// Rules as somebody wrote them.
///
/// @param by who changed them last, for people to read
public record RuleText(long id, String text, Instant changedAt, String by) {}

package org.carillon.vacation;

import java.time.Duration;
import java.time.Instant;

/// What one reply takes from the budgets.
///
/// @param response see [Vacation#response]
/// @param every how long this pair of person and sender is silent afterwards
/// @param at when the letter was accepted, never its Date
public record Claim(long personId, Correspondent sender, String response, Duration every, Instant at) {}

package org.carillon.bounces;

/// What a bounce says about one recipient.
///
/// @param address as the bounce has it, in lower case; empty when it names none
/// @param status such as `5.1.1` (RFC 3463); made from what else is known when the bounce has none; empty
///     when nothing
/// is
/// @param reason the host's own words, on one line of at most 300 characters
public record BouncedRecipient(String address, String status, BounceKind kind, String reason) {}

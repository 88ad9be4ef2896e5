package org.carillon.lists;

import java.time.Instant;

/// Somebody who is kept out of a list, or of all lists.
///
/// @param site of all lists
/// @param text an address, a domain or a pattern with `*`
/// @param by who did it
public record Ban(long id, boolean site, String text, String reason, String by, Instant since) {}

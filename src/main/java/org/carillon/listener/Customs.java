package org.carillon.listener;

import java.time.Duration;
import java.util.function.Supplier;
import org.carillon.trust.TrustConfig;

/// What is usual at the [Border] of this house.
///
/// @param wishes what becomes of letters that their author's domain wants refused
/// @param patience how long one letter waits for all that is asked about it
/// @param signature by which name the house says what it has found out; see [org.carillon.trust.AuthservId]
record Customs(TrustConfig.Dmarc wishes, Duration patience, Supplier<String> signature) {}

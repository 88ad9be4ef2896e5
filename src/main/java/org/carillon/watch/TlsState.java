package org.carillon.watch;

import java.time.Instant;

/// The certificate that this node shows.
///
/// @param selfSigned made by this node itself; nobody vouches for it
public record TlsState(String subject, String issuer, boolean selfSigned, Instant expires) {}

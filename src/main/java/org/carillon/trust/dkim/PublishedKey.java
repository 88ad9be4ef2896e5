package org.carillon.trust.dkim;

import java.security.PublicKey;

/// A key as its domain publishes it, fit for the signature that names it.
///
/// @param testing the domain only tries whether its signatures work (`t=y`): RFC 6376 §3.6.1 wants
///     such a letter to be treated no worse than an unsigned one
record PublishedKey(PublicKey key, boolean testing) {}

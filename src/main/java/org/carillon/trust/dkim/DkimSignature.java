package org.carillon.trust.dkim;

import java.util.List;

/// A signature of a letter, read but not yet believed.
///
/// @param covered names of the fields, in lower case
/// @param partial it has an `l=`: it was made for a part of the body. All of the body counts here,
///     as a text put behind that part would look as if it were signed (RFC 6376 §8.2)
record DkimSignature(
        Claim claim,
        Canonicalization header,
        Canonicalization body,
        List<String> covered,
        byte[] bodyHash,
        boolean partial) {}

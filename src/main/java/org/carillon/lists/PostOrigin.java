package org.carillon.lists;

import org.carillon.trust.Provenance;

/// Where a post is from.
///
/// @param provenance who sent it
/// @param spam why it looks like spam, a sentence; empty when it does not
public record PostOrigin(Provenance provenance, String spam) {
    static final PostOrigin UNKNOWN = new PostOrigin(Provenance.UNKNOWN, "");
}

package org.carillon.trust.spf;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The record of a domain, understood (RFC 7208 §4.6).
///
/// @param directives in their order
/// @param redirect whose record counts when no directive matches
/// @param explanation where the words for the refused stand
record SpfRecord(
        List<Directive> directives,
        @Nullable MacroText redirect,
        @Nullable MacroText explanation) {
    SpfRecord {
        directives = List.copyOf(directives);
    }
}

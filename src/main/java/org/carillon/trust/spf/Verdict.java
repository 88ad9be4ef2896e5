package org.carillon.trust.spf;

import org.jspecify.annotations.Nullable;

/// What came of the record of one domain (`check_host`, RFC 7208 §4).
sealed interface Verdict {
    /// @param domain in whose record it stands, which may be another one after a redirect
    /// @param explanation of that record
    record Matched(
            Directive directive, String domain, @Nullable MacroText explanation) implements Verdict {}

    /// No directive matches.
    record Unmatched() implements Verdict {}

    /// There is no record.
    record Unpublished() implements Verdict {}

    /// @param why for people, as the rest of a sentence
    record Broken(String why) implements Verdict {}

    /// The DNS did not answer.
    ///
    /// @param why for people, as the rest of a sentence
    record Mute(String why) implements Verdict {}
}

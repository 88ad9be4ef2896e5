package org.carillon.trust.spf;

import java.util.Locale;

/// What a domain says about one client.
///
/// @param domain whose record was asked for, in lower case; what the client called itself, when that is none
/// @param why one sentence for people, on one line, without the dot at its end
public record SpfResult(Code code, String domain, String why) {
    /// The results of RFC 7208 §2.6.
    public enum Code {
        /// There is no domain, or it has no record.
        NONE,
        /// The domain says that it says nothing.
        NEUTRAL,
        /// The client may send in the name of the domain.
        PASS,
        /// The client may not.
        FAIL,
        /// Probably the client may not.
        SOFTFAIL,
        /// The DNS did not answer; later it may.
        TEMPERROR,
        /// The record cannot be understood, or is too costly.
        PERMERROR;

        /// As in `Authentication-Results` (RFC 8601 §2.7.2).
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

package org.carillon.trust.dmarc;

import java.util.Locale;

/// Whether the author's domain stands behind a letter.
///
/// @param domain of the author, as the From field names it; empty when it names none
/// @param asked what the domain asks for letters that fail
/// @param applied what it asks to be done with this one: none when it passed or the domain is only testing
/// @param organization the name whose organisation the author's domain belongs to
/// @param why one sentence for people
public record DmarcResult(Code code, String domain, Policy asked, Policy applied, String organization, String why) {
    /// RFC 8601 §2.7.7.
    public enum Code {
        NONE,
        PASS,
        FAIL,
        TEMPERROR,
        PERMERROR;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static DmarcResult of(Code code, String domain, String why) {
        return new DmarcResult(code, domain, Policy.NONE, Policy.NONE, domain, why);
    }

    /// The author's domain is known to be right.
    public boolean passed() {
        return code == Code.PASS;
    }
}

package org.carillon.trust.dkim;

import java.util.Locale;

/// What became of one DKIM signature. Where it does not say a thing, or nothing that can be one,
/// that text is empty; what stands in them is safe to write into a header field.
///
/// @param domain who signed (`d=`), in lower case and in ASCII
/// @param selector which of the domain's keys (`s=`)
/// @param algorithm how (`a=`)
/// @param identity for whom (`i=`), in ASCII; `@` and the domain where it names nobody
/// @param why one plain sentence for people
public record DkimResult(Code code, String domain, String selector, String algorithm, String identity, String why) {

    /// The words of RFC 8601 §2.7.1.
    public enum Code {
        /// The letter bears no signature.
        NONE,
        /// The domain answers for the letter.
        PASS,
        /// The letter is not what was signed, or another one signed it.
        FAIL,
        /// It may be right, but this house does not take such a signature.
        POLICY,
        /// The signature cannot be read.
        NEUTRAL,
        /// Nobody can say now; later perhaps.
        TEMPERROR,
        /// Nobody will ever be able to say.
        PERMERROR;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public boolean passed() {
        return code == Code.PASS;
    }
}

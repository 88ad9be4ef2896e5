package org.carillon.trust.dkim;

import java.util.List;
import java.util.Locale;

/// What became of the chain of those who passed a letter on (RFC 8617). It is no reason to believe
/// anything by itself: whoever made the chain may have written into it what he liked. It counts
/// only where the last of its domains is one that this house trusts.
///
/// @param domains who sealed, the first one first; empty unless the chain passes
/// @param results what the last of them found when the letter came to him: an
///     Authentication-Results without its `i=`, unfolded; empty unless the chain passes
/// @param why one plain sentence for people
public record ArcResult(Code code, List<String> domains, String results, String why) {
    /// The words of RFC 8617 §4.4.
    public enum Code {
        NONE,
        PASS,
        FAIL;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public ArcResult {
        domains = List.copyOf(domains);
    }

    static ArcResult fail(String why) {
        return new ArcResult(Code.FAIL, List.of(), "", why);
    }

    public boolean passed() {
        return code == Code.PASS;
    }
}

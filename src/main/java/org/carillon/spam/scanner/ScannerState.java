package org.carillon.spam.scanner;

import java.time.Instant;
import java.util.Optional;
import org.carillon.spam.scanner.ScannerConfig.Fail;

/// A scanner as those who run the site see it.
///
/// @param where it listens
/// @param fail what becomes of letters without its answer
/// @param last how it was when it was asked last, by this node; empty before the first letter
public record ScannerState(String name, String where, Fail fail, Optional<Last> last) {
    /// @param trouble why there was no answer; empty when there was one
    public record Last(Instant at, String trouble) {
        public boolean answered() {
            return trouble.isEmpty();
        }
    }

    /// Letters are put off while it is away.
    public boolean closed() {
        return fail == Fail.CLOSED;
    }
}

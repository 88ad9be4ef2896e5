package org.carillon.archive;

import java.util.List;

/// What an import did.
///
/// @param imported letters that are new in the archive
/// @param known letters that were there, byte for byte
/// @param left letters that were left out
/// @param odd what was strange, the first [#MAX_ODD] of `oddities`
public record ImportReport(int imported, int known, int left, int oddities, List<Oddity> odd) {
    /// Lines of a report.
    public static final int MAX_ODD = 1000;

    public ImportReport {
        odd = List.copyOf(odd);
    }

    /// @param letter counted from 1; 0 for the file as a whole
    /// @param position of its separator in bytes from the start of the (unpacked) file
    public record Oddity(int letter, long position, String reason) {}
}

package org.carillon.lists;

import java.util.List;

/// What became of the lines of a file of members.
///
/// @param added how many are new
/// @param known how many were members already, or stand twice in the file; they stay as they were
/// @param refused the lines that could not be taken, in order
public record ImportReport(int added, int known, List<Refused> refused) {
    /// @param line counted from 1
    /// @param why a sentence; it does not hold the line
    public record Refused(int line, String why) {}

    public ImportReport {
        refused = List.copyOf(refused);
    }
}

package org.carillon.archive;

import java.util.ArrayList;
import java.util.List;

/// Counts what becomes of the letters of an import.
final class ImportTally {
    private final List<ImportReport.Oddity> odd = new ArrayList<>();
    private int imported;
    private int known;
    private int left;
    private int oddities;

    void placed(MboxEntry entry, Forest.Place place) {
        if (place.fresh()) imported++;
        else known++;
        if (place.fresh() && place.twin()) odd(entry, "Another letter has the same Message-ID; both are kept.");
    }

    void left(MboxEntry entry, String reason) {
        left++;
        odd(entry, reason);
    }

    void odd(MboxEntry entry, String reason) {
        note(new ImportReport.Oddity(entry.number(), entry.position(), reason));
    }

    void stray(long bytes) {
        note(new ImportReport.Oddity(0, 0, bytes + " bytes before the first separator belong to no letter."));
    }

    private void note(ImportReport.Oddity oddity) {
        oddities++;
        if (odd.size() < ImportReport.MAX_ODD) odd.add(oddity);
    }

    ImportReport report() {
        return new ImportReport(imported, known, left, oddities, odd);
    }
}

package org.carillon.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.carillon.archive.MonthCount;
import org.carillon.lists.MailingList;

/// The months of a year that have letters.
///
/// @param most letters in a month of the whole archive, for the lengths of bars
/// @param latest true for the last year of the archive
record ArchiveYear(String year, List<Month> months, int posts, int most, boolean latest) {
    /// @param name such as `August`
    record Month(String path, String name, int posts) {}

    /// The latest year first, its latest month first.
    static List<ArchiveYear> of(MailingList list, List<MonthCount> months) {
        Map<String, List<Month>> years = new TreeMap<>(java.util.Comparator.reverseOrder());
        int most = 1;
        for (MonthCount month : months) {
            String year = month.month().replaceFirst("-\\d\\d$", "");
            years.computeIfAbsent(year, y -> new ArrayList<>()).add(month(list, month));
            most = Math.max(most, month.posts());
        }
        var all = new ArrayList<ArchiveYear>();
        for (var year : years.entrySet()) {
            int posts = year.getValue().stream().mapToInt(Month::posts).sum();
            all.add(new ArchiveYear(year.getKey(), year.getValue(), posts, most, all.isEmpty()));
        }
        return all;
    }

    private static Month month(MailingList list, MonthCount month) {
        return new Month(
                ArchivePaths.month(list, month.month()), MonthLinks.name(month.month(), "LLLL"), month.posts());
    }
}

package org.carillon.web;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.carillon.archive.MonthCount;
import org.carillon.lists.MailingList;

/// A month of an archive, and the nearest ones on both sides that have letters.
///
/// @param name such as `August 2026`
/// @param posts letters sent in it
/// @param earlier empty when there is none
record MonthLinks(String name, int posts, Link earlier, Link later) {
    /// @param path empty for no link
    record Link(String path, String name) {
        static final Link NONE = new Link("", "");
    }

    /// @param months the latest first
    static MonthLinks of(MailingList list, YearMonth wanted, List<MonthCount> months) {
        String here = wanted.toString();
        int posts = 0;
        Link earlier = Link.NONE;
        Link later = Link.NONE;
        for (MonthCount month : months) {
            int order = month.month().compareTo(here);
            if (order == 0) posts = month.posts();
            if (order > 0) later = link(list, month);
            if (order < 0 && earlier.path().isEmpty()) earlier = link(list, month);
        }
        return new MonthLinks(name(here, "LLLL uuuu"), posts, earlier, later);
    }

    private static Link link(MailingList list, MonthCount month) {
        return new Link(ArchivePaths.month(list, month.month()), name(month.month(), "LLLL uuuu"));
    }

    static String name(String month, String pattern) {
        try {
            return YearMonth.parse(month).format(DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH));
        } catch (DateTimeException odd) {
            return month;
        }
    }
}

package org.carillon.web;

import org.carillon.lists.MailingList;

/// Where the pages of an archive are. A letter's address never changes: it stands in its `Archived-At`.
final class ArchivePaths {
    private ArchivePaths() {}

    static String index(MailingList list) {
        return Paths.list(list.address()) + "/archive";
    }

    /// @param month such as `2026-08`
    static String month(MailingList list, String month) {
        return index(list) + "/" + month;
    }

    static String thread(MailingList list, String hash) {
        return index(list) + "/thread/" + hash;
    }

    static String message(MailingList list, String hash) {
        return index(list) + "/message/" + hash;
    }
}

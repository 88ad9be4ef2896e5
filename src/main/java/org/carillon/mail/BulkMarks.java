package org.carillon.mail;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Fields of mail that goes to many, of notices that programs write, and requests not to answer. A person may
/// well have written the letter, as on a list; but an automatic answer to it would reach the wrong one.
final class BulkMarks {
    /// Each mailing list field of RFC 2369 and 2919 begins so, and some that are younger.
    private static final String LIST_FIELDS = "list-";

    private static final List<MarkRow> ROWS = List.of(
            MarkRow.word("Precedence", "bulk", "list", "junk"),
            MarkRow.word("X-Precedence", "bulk", "list", "junk"),
            MarkRow.any("Mailing-List"),
            MarkRow.any("X-Mailing-List"),
            MarkRow.any("X-BeenThere"),
            MarkRow.any("Feedback-ID"),
            // its words also ask for no receipts (DR, RN, NRN), which is none of our business
            new MarkRow("X-Auto-Response-Suppress", BulkMarks::asksForSilence),
            new MarkRow("X-IgnoreVacation", value -> !MarkRow.firstWord(value).equals("no")),
            MarkRow.word("X-AMAZON-MAIL-RELAY-TYPE", "notification"),
            MarkRow.any("X-MS-Exchange-Inbox-Rules-Loop"),
            MarkRow.any("X-Cron-Env"),
            MarkRow.any("X-GitHub-Reason"));

    private BulkMarks() {}

    static Optional<String> of(Headers headers) {
        return MarkRow.first(ROWS, headers).or(() -> listField(headers));
    }

    private static Optional<String> listField(Headers headers) {
        return headers.fields().stream()
                .map(Headers.Field::name)
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith(LIST_FIELDS))
                .findFirst()
                .map(name -> name.substring(0, Math.min(60, name.length())));
    }

    private static boolean asksForSilence(String value) {
        for (String word : value.split("[\\s,;]+")) {
            if (List.of("all", "oof", "autoreply").contains(word)) return true;
        }
        return false;
    }
}

package org.carillon.mail;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What filters before us have written into the letter: spam, a virus, a forged sender. Anybody can write these
/// fields; but who does gets no answer, and that is all they do here.
final class VerdictMarks {
    private static final Pattern FORGED = Pattern.compile("\\b(dmarc|spf)\\s{0,5}=\\s{0,5}(fail|hardfail)\\b");

    private static final List<MarkRow> ROWS = List.of(
            MarkRow.word("X-Spam-Flag", "yes"),
            MarkRow.word("X-Spam-Status", "yes"),
            MarkRow.word("X-Spam", "yes"),
            MarkRow.word("X-Virus-Flag", "yes"),
            MarkRow.word("X-Virus-Status", "yes", "infected"),
            MarkRow.word("X-Amavis-Alert", "infected", "infected,", "banned"),
            MarkRow.word("Received-SPF", "fail", "hardfail"),
            new MarkRow("Authentication-Results", value -> FORGED.matcher(value).find()));

    private VerdictMarks() {}

    static Optional<String> of(Headers headers) {
        return MarkRow.first(ROWS, headers);
    }
}

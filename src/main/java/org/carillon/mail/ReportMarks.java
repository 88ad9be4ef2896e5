package org.carillon.mail;

import java.util.List;
import java.util.Optional;

/// Letters in which one machine tells another what became of a letter or an invitation.
final class ReportMarks {
    private static final List<MarkRow> ROWS = List.of(
            MarkRow.any("X-Failed-Recipients"),
            new MarkRow("Content-Type", value -> ContentType.of(value).type().startsWith("multipart/report")),
            new MarkRow("Content-Type", value -> repliesInCalendar(ContentType.of(value))));

    private ReportMarks() {}

    static Optional<String> of(Headers headers) {
        return MarkRow.first(ROWS, headers);
    }

    private static boolean repliesInCalendar(ContentType type) {
        return type.type().equals("text/calendar") && type.says("method", "reply");
    }

    /// An answer to an invitation, enclosed in a letter (RFC 6047 §2.4, RFC 5546 §3.2.3).
    static Optional<String> calendarReply(Message message) {
        boolean mayBe = message.headers()
                .first("Content-Type")
                .map(value -> ContentType.of(value).type())
                .filter(type -> type.startsWith("multipart/") || type.equals("text/calendar"))
                .isPresent();
        if (!mayBe) return Optional.empty();
        boolean answers = MimePart.leaves(message).stream()
                .filter(part -> part.type().equals("text/calendar"))
                .anyMatch(ReportMarks::answers);
        return answers ? Optional.of("an answer to an invitation") : Optional.empty();
    }

    private static boolean answers(MimePart calendar) {
        return calendar.text().lines().limit(100).anyMatch(line -> line.strip().equalsIgnoreCase("METHOD:REPLY"));
    }
}

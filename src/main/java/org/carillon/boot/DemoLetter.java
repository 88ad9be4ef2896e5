package org.carillon.boot;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.mail.Mailbox;
import org.carillon.mail.Message;
import org.jspecify.annotations.Nullable;

/// A letter of the demo as it stands in `demo/*.txt`. Its day is counted back from the day on which the demo is
/// made, so that the archive always ends yesterday.
///
/// @param from with its name
/// @param to the field's text; empty when it goes to the list it is told for
record DemoLetter(Mark mark, Mailbox from, String to, String subject, String body) {
    /// Where the club has its clock.
    private static final ZoneId ZONE = ZoneId.of("Europe/Copenhagen");

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

    private static final Pattern LINE =
            Pattern.compile("=== (?<id>\\S+) / (?<days>\\d+) days ago (?<time>\\d\\d:\\d\\d)"
                    + "( / answers (?<answers>\\S+))?( / for (?<person>\\S+) in (?<folder>\\S+))?");

    /// The line above each letter.
    ///
    /// @param answers the id of another letter of the file, or empty
    /// @param person in whose folder it lies, or empty when it is a post
    record Mark(String id, int daysAgo, LocalTime time, String answers, String person, String folder) {
        static Mark parse(String line) {
            Matcher match = LINE.matcher(line);
            if (!match.matches()) throw new IllegalArgumentException("not the line of a demo letter: " + line);
            return new Mark(
                    match.group("id"),
                    Integer.parseInt(match.group("days")),
                    LocalTime.parse(match.group("time")),
                    orEmpty(match.group("answers")),
                    orEmpty(match.group("person")),
                    orEmpty(match.group("folder")));
        }

        private static String orEmpty(@Nullable String text) {
            return text == null ? "" : text;
        }
    }

    ZonedDateTime written(Instant now) {
        return LocalDate.ofInstant(now, ZONE)
                .minusDays(mark.daysAgo())
                .atTime(mark.time())
                .atZone(ZONE);
    }

    String messageId() {
        return "<" + mark.id() + "@" + from.address().domain() + ">";
    }

    /// The letter as its author's mail program would have sent it.
    ///
    /// @param list to whom it goes unless it says so itself
    /// @param chain the Message-IDs it answers to, the oldest first
    Message compose(String list, List<String> chain, Instant now) {
        var lines = new ArrayList<String>();
        lines.add("From: " + encoded(from.name()) + " <" + from.address() + ">");
        lines.add("To: " + (to.isEmpty() ? list : to));
        lines.add("Subject: " + encoded(subject));
        lines.add("Date: " + DATE.format(written(now)));
        lines.add("Message-ID: " + messageId());
        if (!chain.isEmpty()) {
            lines.add("In-Reply-To: " + chain.getLast());
            lines.add("References: " + String.join("\r\n ", chain));
        }
        lines.add("MIME-Version: 1.0");
        lines.add("Content-Type: text/plain; charset=utf-8");
        lines.add("Content-Transfer-Encoding: 8bit");
        lines.add("");
        lines.addAll(body.lines().toList());
        return new Message((String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    /// RFC 2047, where it is needed.
    private static String encoded(String text) {
        try {
            return MimeUtility.encodeText(text, "utf-8", null);
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

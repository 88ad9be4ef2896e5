package org.carillon.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.vacation.Decisions;

/// Why a letter was answered or not, for people who have never seen the header of one. The outcomes are those of
/// `vacation.AwayPolicy`, `vacation.Budgets` and the tables of marks in `mail`; the command line shows them bare.
final class AwayReasons {
    private static final String LIST = "It came by a mailing list.";
    private static final String BULK = "It went to many, as newsletters do.";
    private static final String ANSWER = "It is an automatic answer itself.";
    private static final String PROGRAM = "A program wrote it.";
    private static final String REPORT = "It is a mail server's report.";
    private static final String SILENCE = "Its sender asks for no automatic answers.";
    private static final String SPAM = "A filter took it for spam.";
    private static final String VIRUS = "A filter found something harmful in it.";
    private static final String FORGED = "Its sender may be forged.";
    private static final String INVITATION = "It answers an invitation.";
    private static final String CIRCLE = "It goes in circles.";

    /// An outcome that begins so, and what is said of it.
    private record Row(Pattern outcome, Function<MatchResult, String> words) {}

    /// The first that fits holds.
    private static final List<Row> ROWS = List.of(
            row(Decisions.ANSWERED, "Your reply went out."),
            row("empty return path|content-type: multipart/report|x-failed-recipients", REPORT),
            counted("(?:the sender|the author) is a machine: (.*)", "A program sent it: “%s”."),
            counted(
                    "the sender had this reply less than (\\d+) days ago",
                    "They had your reply within the last %s days."),
            counted(
                    "(\\S+) got (\\d+) replies in 7 days",
                    "%s got %s replies within a week, and more would be too many."),
            counted(
                    "the person sent (\\d+) replies.*",
                    "You had sent %s replies within a day, and more would be too many."),
            counted("this site sent (\\d+) replies.*", "This server had sent %s replies within an hour, and waits."),
            row("it is not addressed to the person", "None of the addresses you answer for stands in To or Cc."),
            row("the person wrote it", "You wrote it yourself."),
            row("the sender is a list of ours", LIST),
            row("it bears an x-loop of the person", "It comes back from one of your own forwards."),
            row("it answers a reply of ours", "It answers your reply."),
            row("it passed more than|it answers more than", CIRCLE),
            row("an answer to an invitation|content-type: text/calendar", INVITATION),
            row("auto-submitted: auto-generated|x-cron-env|x-amazon-mail-relay-type|x-fc-machine|x-github", PROGRAM),
            row(
                    "auto-submitted|x-auto(?!-response-suppress)|x-mail-autoreply|an out-of-office|a subject of auto",
                    ANSWER),
            row(
                    "(?:x-)?precedence: auto_reply|preference|delivered-to|x-post-|x-apple|content-id|x400-|x-rt-|x-ms-exchange-gen",
                    ANSWER),
            row("list-|mailing-list|x-mailing-list|x-beenthere|(?:x-)?precedence: list", LIST),
            row("(?:x-)?precedence|feedback-id", BULK),
            row("x-auto-response-suppress|x-ignorevacation", SILENCE),
            row("x-ms-exchange-inbox", "A rule of another mailbox sent it."),
            row("x-spam", SPAM),
            row("x-virus|x-amavis", VIRUS),
            row("received-spf|authentication-results", FORGED));

    private AwayReasons() {}

    private static Row row(String outcome, String words) {
        return new Row(Pattern.compile(outcome), match -> words);
    }

    /// @param words with a `%s` for each group
    private static Row counted(String outcome, String words) {
        return new Row(Pattern.compile(outcome), match -> {
            var groups = new Object[match.groupCount()];
            for (int i = 0; i < groups.length; i++) groups[i] = match.group(i + 1);
            return String.format(Locale.ENGLISH, words, groups);
        });
    }

    /// One sentence.
    static String words(String outcome) {
        String plain = Harmless.line(outcome, "");
        String lower = plain.toLowerCase(Locale.ROOT);
        return ROWS.stream()
                .flatMap(row -> said(row, lower).stream())
                .findFirst()
                .orElse("It bears a mark of programs, “" + plain + "”.");
    }

    private static Optional<String> said(Row row, String outcome) {
        Matcher match = row.outcome().matcher(outcome);
        return match.lookingAt() ? Optional.of(row.words().apply(match)) : Optional.empty();
    }
}

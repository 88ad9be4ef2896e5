package org.carillon.mail;

import java.util.Optional;
import java.util.function.Function;

/// The marks of letters that a machine wrote; the one place that knows them (RFC 3834 §2, RFC 5230 §4.6, and what
/// many programs really write). Each mark is told in words.
///
/// Two questions are asked. *Is this an automatic answer?* Then no list takes it, though it may distribute a
/// person's letter that came through another list. *Must no machine answer this?* Then it may still be a
/// person's letter, but an answer would go to the wrong one, or in circles.
public final class AutomaticMail {
    /// Received fields; more of them are a circle. A letter passes ten hosts at most, seldom.
    private static final int MAX_HOPS = 30;

    /// Ids in References; a conversation this long is one of machines.
    private static final int MAX_REFERENCES = 100;

    private AutomaticMail() {}

    /// Why this letter is an automatic answer that must not reach a list, or nothing.
    public static Optional<String> answerMark(Envelope envelope, Headers headers) {
        Address sender = envelope.sender();
        if (sender == null) return Optional.of("empty return path");
        if (RobotNames.bouncer(sender)) return RobotNames.sender(sender);
        return answerMark(headers).or(() -> ReportMarks.of(headers));
    }

    /// Why these fields are those of an answer of a machine to a letter: a vacation reply, a receipt. Bounces
    /// are not meant.
    public static Optional<String> answerMark(Headers headers) {
        return AnswerMarks.of(headers);
    }

    /// Why this letter must never be answered by a machine: every mark of [#answerMark], bulk mail, robots, what
    /// was found to be spam or forged, and letters that travel in circles.
    public static Optional<String> neverAnswerMark(Envelope envelope, Headers headers) {
        return answerMark(envelope, headers)
                .or(() -> robot(envelope, headers))
                .or(() -> BulkMarks.of(headers))
                .or(() -> VerdictMarks.of(headers))
                .or(() -> circle(headers));
    }

    /// The same, with a look into the letter for an answer to an invitation, and with the subject as the last
    /// resort.
    public static Optional<String> neverAnswerMark(Envelope envelope, Message message) {
        return neverAnswerMark(envelope, message.headers())
                .or(() -> ReportMarks.calendarReply(message))
                .or(() -> message.headers()
                        .first("Subject")
                        .filter(AwaySubject::matchesOrIsLabelled)
                        .map(s -> "a subject of automatic replies"));
    }

    /// True when a subject begins like an out-of-office reply. A last resort, for letters that bear no other
    /// mark (RFC 3834 §3.1.5 forbids to rely on it).
    public static boolean awaySubject(String subject) {
        return AwaySubject.matches(subject);
    }

    private static Optional<String> robot(Envelope envelope, Headers headers) {
        Address sender = envelope.sender();
        Optional<String> machine = sender == null ? Optional.empty() : RobotNames.sender(sender);
        return machine.or(() -> named("Sender", headers, RobotNames::sender))
                .or(() -> named("From", headers, RobotNames::author))
                .or(() -> named("Reply-To", headers, RobotNames::author));
    }

    private static Optional<String> named(String field, Headers headers, Function<Address, Optional<String>> robot) {
        return headers.all(field).stream()
                .flatMap(value -> Mailbox.list(value).stream())
                .flatMap(mailbox -> robot.apply(mailbox.address()).stream())
                .findFirst();
    }

    private static Optional<String> circle(Headers headers) {
        if (headers.all("Received").size() > MAX_HOPS) {
            return Optional.of("it passed more than " + MAX_HOPS + " hosts");
        }
        long references = headers.all("References").stream()
                .mapToLong(v -> v.chars().filter(c -> c == '<').count())
                .sum();
        return references > MAX_REFERENCES
                ? Optional.of("it answers more than " + MAX_REFERENCES + " letters")
                : Optional.empty();
    }
}

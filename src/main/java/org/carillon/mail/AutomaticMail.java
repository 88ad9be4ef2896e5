package org.carillon.mail;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The marks of letters that a machine wrote; the one place that knows them (RFC 3834 §2, RFC 5230 §4.6).
public final class AutomaticMail {
    private static final Set<String> BULK = Set.of("bulk", "junk", "list");
    private static final Set<String> MACHINES =
            Set.of("mailer-daemon", "postmaster", "majordomo", "listserv", "noreply", "no-reply");

    private AutomaticMail() {}

    /// Why this letter is an automatic answer that must not reach a list, or nothing.
    public static Optional<String> answerMark(Envelope envelope, Headers headers) {
        if (envelope.emptySender()) return Optional.of("empty return path");
        Optional<String> submitted = autoSubmitted(headers);
        if (submitted.isPresent()) return submitted;
        return vacationMark(headers);
    }

    /// Why this letter must never be answered by a machine: every mark of [#answerMark], bulk mail and robots.
    public static Optional<String> neverAnswerMark(Envelope envelope, Headers headers) {
        Optional<String> answer = answerMark(envelope, headers);
        if (answer.isPresent()) return answer;
        Optional<String> precedence = headers.first("Precedence").map(p -> p.toLowerCase(Locale.ROOT));
        if (precedence.isPresent() && BULK.contains(precedence.get())) {
            return Optional.of("Precedence: " + precedence.get());
        }
        if (headers.has("List-Id")) return Optional.of("List-Id");
        Address sender = envelope.sender();
        if (sender != null && MACHINES.contains(sender.local().toLowerCase(Locale.ROOT))) {
            return Optional.of("sender is a machine");
        }
        return Optional.empty();
    }

    private static Optional<String> autoSubmitted(Headers headers) {
        return headers.all("Auto-Submitted").stream()
                .map(v -> v.split("[;\\s(]", 2)[0].toLowerCase(Locale.ROOT))
                .filter(v -> !v.isEmpty() && !v.equals("no"))
                .findFirst()
                .map(v -> "Auto-Submitted: " + printable(v));
    }

    private static Optional<String> vacationMark(Headers headers) {
        if (headers.has("X-Autoreply") || headers.has("X-Autorespond")) return Optional.of("X-Autoreply");
        return headers.all("X-Auto-Response-Suppress").stream()
                .filter(v ->
                        headers.first("Subject").map(AutomaticMail::awaySubject).orElse(false))
                .findFirst()
                .map(v -> "an out-of-office subject");
    }

    /// True when a subject begins like an out-of-office reply. A last resort, for letters that bear no other
    /// mark (RFC 3834 §3.1.5 forbids to rely on it).
    public static boolean awaySubject(String subject) {
        String lower = subject.toLowerCase(Locale.ROOT);
        return lower.startsWith("out of office")
                || lower.startsWith("automatic reply")
                || lower.startsWith("autoreply")
                || lower.startsWith("abwesend")
                || lower.startsWith("automatische antwort");
    }

    private static String printable(String value) {
        String plain = value.replaceAll("[^\\x20-\\x7e]", "?");
        return plain.substring(0, Math.min(60, plain.length()));
    }
}

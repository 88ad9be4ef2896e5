package org.carillon.mail;

import java.util.List;
import java.util.Locale;

/// Subjects of out-of-office replies. A last resort for letters that bear no other mark; RFC 3834 §3.1.5 forbids
/// to rely on it.
final class AwaySubject {
    private static final List<String> BEGINNINGS = List.of(
            "out of office", "out of the office", "automatic reply", "autoreply", "abwesend", "automatische antwort");

    /// Ours and those of others who follow RFC 3834 §3.1.5; a person's answer to one begins with `Re:`.
    private static final List<String> LABELS =
            List.of("auto:", "auto-reply:", "auto reply:", "automated reply", "abwesenheit", "réponse automatique");

    private AwaySubject() {}

    /// The words that end a search for failures in bounces, and make an asked-for silence an answer.
    static boolean matches(String subject) {
        return begins(subject, BEGINNINGS);
    }

    static boolean matchesOrIsLabelled(String subject) {
        return matches(subject) || begins(subject, LABELS);
    }

    private static boolean begins(String subject, List<String> words) {
        String lower = EncodedWords.decoded(subject).strip().toLowerCase(Locale.ROOT);
        return words.stream().anyMatch(word -> lower.startsWith(word) && !goesOn(lower.substring(word.length())));
    }

    /// `Out of office supplies` is about something else.
    private static boolean goesOn(String rest) {
        return rest.startsWith(" suppl") || rest.startsWith(" equipment") || rest.startsWith(" space");
    }
}

package org.carillon.letters;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.lists.ListText;
import org.carillon.lists.SettingException;

/// Puts values where an owner's text has a word in braces. That is all there is: no conditions, no loops, and a value
/// that looks like a placeholder is not looked at again.
final class Placeholders {
    static final int LONGEST_SUBJECT = 150;
    static final int LONGEST_BODY = 10_000;

    /// Whoever reads one of these can act for the addressee.
    private static final List<String> SECRETS = List.of("token", "link", "approve", "reject");

    private static final Pattern WORD = Pattern.compile("\\{([a-z-]{1,20})\\}");

    private Placeholders() {}

    static ListText fill(ListText text, Map<String, String> values) {
        String subject = fill(text.subject(), values).replaceAll("[\\p{Cntrl}\u2028\u2029]+", " ");
        return new ListText(subject.strip(), fill(text.body(), values));
    }

    private static String fill(String text, Map<String, String> values) {
        return WORD.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), found.group())));
    }

    /// The text as it may be kept.
    ///
    /// @throws SettingException with what is wrong and what to write instead
    static ListText checked(LetterKind kind, String subject, String body) {
        String line = subject.strip();
        if (line.chars().anyMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029)) {
            throw new SettingException("A subject is one line: take out line breaks and other control characters.");
        }
        if (line.isEmpty()) throw new SettingException("The letter needs a subject.");
        if (line.length() > LONGEST_SUBJECT) {
            throw new SettingException("A subject has at most " + LONGEST_SUBJECT + " characters.");
        }
        String text = plain(body);
        if (text.isBlank()) throw new SettingException("The letter needs a text.");
        if (text.length() > LONGEST_BODY) {
            throw new SettingException("The text of a letter has at most " + LONGEST_BODY + " characters.");
        }
        refuseUnknown(kind, line);
        refuseSecrets(line);
        refuseUnknown(kind, text);
        refuseWithoutNeeded(kind, text);
        return new ListText(line, text);
    }

    private static String plain(String body) {
        return body.replaceAll("\\r\\n?|\u2028|\u2029", "\n")
                        .replaceAll("[\\p{Cntrl}&&[^\n\t]]", "")
                        .stripTrailing()
                + "\n";
    }

    private static List<String> used(String text) {
        return WORD.matcher(text).results().map(found -> found.group(1)).toList();
    }

    private static void refuseUnknown(LetterKind kind, String text) {
        for (String word : used(text)) {
            if (kind.placeholders().contains(word)) continue;
            throw new SettingException("{" + word + "} means nothing in this letter; there are "
                    + braced(kind.placeholders(), ", ") + ".");
        }
    }

    /// A subject is quoted in away messages, which a stranger may read.
    private static void refuseSecrets(String subject) {
        if (used(subject).stream().noneMatch(SECRETS::contains)) return;
        throw new SettingException(
                braced(SECRETS, ", ") + " belong into the text: answers of machines quote a subject.");
    }

    private static void refuseWithoutNeeded(LetterKind kind, String text) {
        List<String> used = used(text);
        if (kind.needed().isEmpty() || kind.needed().stream().anyMatch(used::contains)) return;
        throw new SettingException("The text must have " + braced(kind.needed(), " or ")
                + ", or nobody can do with this letter what it is for.");
    }

    private static String braced(List<String> words, String between) {
        return words.stream()
                .map(w -> "{" + w + "}")
                .reduce((a, b) -> a + between + b)
                .orElse("");
    }
}

package org.carillon.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.mail.Address;
import org.carillon.sort.form.Deed;
import org.carillon.sort.form.FormRule;
import org.carillon.sort.form.Row;
import org.carillon.sort.form.Row.Look;
import org.carillon.sort.form.Row.Place;

/// What the form of sort rules calls things: the choices of its lists, and rules in words.
final class RuleWords {
    private static final Pattern SIZE =
            Pattern.compile("([0-9]{1,9})\\s*(bytes?|b|kb|k|mb|m)", Pattern.CASE_INSENSITIVE);
    private static final long KILO = 1024;
    private static final long MEGA = KILO * KILO;

    /// A choice of a list.
    ///
    /// @param value as the form sends it
    record Choice(String value, String word) {}

    /// Words and, set off from them, what somebody typed.
    record Phrase(String words, String typed) {}

    static final List<Choice> PLACES = List.of(
            new Choice("from", "From"),
            new Choice("to-or-cc", "To or Cc"),
            new Choice("subject", "Subject"),
            new Choice("list-id", "List-Id (a mailing list)"),
            new Choice("field", "Another field"),
            new Choice("any-field", "Any field of the header"),
            new Choice("body", "Text of the letter"),
            new Choice("larger", "Size is over"),
            new Choice("smaller", "Size is under"));

    static final List<Choice> LOOKS = Arrays.stream(Look.values())
            .flatMap(look ->
                    Arrays.asList(false, true).stream().map(not -> new Choice(look(look, not), lookWords(look, not))))
            .toList();

    static final List<Choice> DEEDS = List.of(
            new Choice("file", "File it in the folder"),
            new Choice("inbox", "Keep it in the inbox"),
            new Choice("forward", "Forward it to"),
            new Choice("discard", "Throw it away"));

    private RuleWords() {}

    static String value(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Place> place(String value) {
        return Arrays.stream(Place.values()).filter(p -> value(p).equals(value)).findFirst();
    }

    static String look(Look look, boolean not) {
        return value(look) + (not ? "-not" : "");
    }

    static Look look(String value) {
        return Arrays.stream(Look.values())
                .filter(l -> value.equals(look(l, false)) || value.equals(look(l, true)))
                .findFirst()
                .orElse(Look.CONTAINS);
    }

    private static String lookWords(Look look, boolean not) {
        return switch (look) {
            case CONTAINS -> not ? "does not contain" : "contains";
            case IS -> not ? "is not" : "is";
            case BEGINS -> not ? "does not begin with" : "begins with";
            case ENDS -> not ? "does not end with" : "ends with";
            case MATCHES -> not ? "does not match the pattern" : "matches the pattern";
        };
    }

    static Phrase words(Row row) {
        return switch (row) {
            case Row.Size size ->
                new Phrase(size.larger() ? "the size is over" : "the size is under", size(size.bytes()));
            case Row.Text text ->
                new Phrase(place(text) + " " + lookWords(text.look(), text.not()), "\u201c" + text.value() + "\u201d");
        };
    }

    private static String place(Row.Text text) {
        return switch (text.place()) {
            case FROM -> "From";
            case TO_OR_CC -> "To or Cc";
            case SUBJECT -> "Subject";
            case LIST_ID -> "List-Id";
            case ANY_FIELD -> "any field of the header";
            case FIELD -> text.field();
            case BODY -> "the text";
        };
    }

    static Phrase words(Deed deed) {
        return switch (deed) {
            case Deed.File file -> new Phrase("file in folder", file.folder());
            case Deed.Inbox _ -> new Phrase("keep in the inbox", "");
            case Deed.Forward forward -> new Phrase("forward to", addresses(forward));
            case Deed.Discard _ -> new Phrase("throw it away", "");
        };
    }

    static String addresses(Deed.Forward forward) {
        return String.join(", ", forward.to().stream().map(Address::toString).toList());
    }

    /// The name of a rule, or what it does when it has none: `File in folder Friends`.
    static String title(FormRule rule) {
        if (!rule.name().isEmpty()) return rule.name();
        Phrase first = words(rule.deeds().getFirst());
        String words = (first.words() + " " + first.typed()).strip();
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /// `500 KB`: in the largest unit that says it exactly.
    static String size(long bytes) {
        if (bytes > 0 && bytes % MEGA == 0) return bytes / MEGA + " MB";
        if (bytes > 0 && bytes % KILO == 0) return bytes / KILO + " KB";
        return bytes + " bytes";
    }

    /// A size as people type it; its unit must stand there.
    static Optional<Long> bytes(String size) {
        Matcher parts = SIZE.matcher(size.strip());
        if (!parts.matches()) return Optional.empty();
        long number = Long.parseLong(parts.group(1));
        return Optional.of(number
                * switch (Character.toLowerCase(parts.group(2).charAt(0))) {
                    case 'k' -> KILO;
                    case 'm' -> MEGA;
                    default -> 1;
                });
    }
}

package org.carillon.lists;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;

/// What a setting may be: turns a text into its usual spelling or says in a sentence what is allowed.
final class SettingValue {
    static final SettingValue SWITCH = words("on", "off");
    static final SettingValue SIZE =
            new SettingValue(new SettingKind.Size(), "bytes, such as 1048576, 500K or 2M", SettingValue::size);

    private static final Map<String, Long> UNITS = Map.of("", 1L, "K", 1024L, "M", 1024L * 1024);
    private static final String WRONG = "\0";

    private final String allowed;
    private final UnaryOperator<String> spelling;
    private final List<String> later;

    private final SettingKind kind;

    private SettingValue(SettingKind kind, String allowed, UnaryOperator<String> spelling) {
        this(kind, allowed, spelling, List.of());
    }

    private SettingValue(SettingKind kind, String allowed, UnaryOperator<String> spelling, List<String> later) {
        this.kind = kind;
        this.allowed = allowed;
        this.spelling = spelling;
        this.later = later;
    }

    static SettingValue words(String... words) {
        List<String> known = List.of(words);
        return new SettingValue(
                new SettingKind.Choice(known),
                String.join(", ", words),
                text -> known.contains(text.toLowerCase(Locale.ROOT)) ? text.toLowerCase(Locale.ROOT) : WRONG);
    }

    static SettingValue actions() {
        return words("hold", "accept", "reject", "discard");
    }

    static SettingValue count(int most) {
        return new SettingValue(new SettingKind.Count(most), "a number from 0 to " + most, text -> number(text, most));
    }

    static SettingValue text(int length) {
        return new SettingValue(
                new SettingKind.Line(length),
                "one line of at most " + length + " characters",
                text -> text.length() <= length && text.chars().noneMatch(Character::isISOControl) ? text : WRONG);
    }

    /// A setting that cannot be used yet: only the empty text is taken.
    static SettingValue empty(String why) {
        return new SettingValue(
                new SettingKind.Nothing(why), "nothing (" + why + ")", text -> text.isEmpty() ? "" : WRONG);
    }

    /// Words that exist elsewhere and are not done here.
    SettingValue not(String... words) {
        return new SettingValue(kind, allowed, spelling, List.of(words));
    }

    SettingKind kind() {
        return kind;
    }

    String checked(String key, String text) {
        if (later.contains(text.toLowerCase(Locale.ROOT))) {
            throw new SettingException(
                    key + "=" + shown(text) + " is not offered by this server; allowed is " + allowed + ".");
        }
        String spelt = spelling.apply(text);
        if (spelt.equals(WRONG)) {
            throw new SettingException(
                    "\"" + shown(text) + "\" is no value of " + key + "; allowed is " + allowed + ".");
        }
        return spelt;
    }

    static String shown(String text) {
        return PlainText.line(text, 60);
    }

    private static String number(String text, int most) {
        if (!text.matches("[0-9]{1,9}")) return WRONG;
        int value = Integer.parseInt(text);
        return value <= most ? Integer.toString(value) : WRONG;
    }

    private static String size(String text) {
        String spelt = text.toUpperCase(Locale.ROOT).replaceAll("I?B$", "");
        return spelt.matches("[0-9]{1,9}[KM]?") && bytes(spelt) <= Integer.MAX_VALUE ? spelt : WRONG;
    }

    /// Bytes of a size in its usual spelling.
    static long bytes(String spelt) {
        String unit = spelt.replaceAll("[0-9]", "");
        return Long.parseLong(spelt.substring(0, spelt.length() - unit.length())) * UNITS.getOrDefault(unit, 1L);
    }
}

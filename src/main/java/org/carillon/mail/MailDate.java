package org.carillon.mail;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Dates as strangers write them: RFC 5322 §3.3 with its obsolete forms, the order of `asctime` as mbox
/// separators have it, years of two digits, zones by name, words in between. Linear in its input, of which 200
/// characters count.
public final class MailDate {
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final int MAX_LENGTH = 200;

    private int day = -1;
    private int month = -1;
    private int year = -1;
    private int hour = -1;
    private int minute;
    private int second;
    private ZoneOffset zone = ZoneOffset.UTC;

    private MailDate() {}

    /// The moment a text names, or nothing when it has no day, month, year and time. A missing zone counts as
    /// UTC.
    public static Optional<Instant> parse(String text) {
        String head = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
        var date = new MailDate();
        for (String word : withoutComments(head).split("[\\s,]+")) date.take(word);
        try {
            return date.complete() ? Optional.of(date.instant()) : Optional.empty();
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private static String withoutComments(String text) {
        var plain = new StringBuilder();
        int depth = 0;
        for (char c : text.toCharArray()) {
            if (c == '(') depth++;
            else if (c == ')' && depth > 0) depth--;
            else if (depth == 0) plain.append(c);
        }
        return plain.toString();
    }

    private void take(String word) {
        if (word.isEmpty()) return;
        char c = word.charAt(0);
        if (word.indexOf(':') > 0 && digit(c) && hour < 0) time(word);
        else if ((c == '+' || c == '-') && word.length() > 1) offset(word);
        else if (digit(c) && word.indexOf('-') > 0) for (String part : word.split("-")) take(part);
        else if (digit(c)) number(word);
        else name(word.toLowerCase(Locale.ROOT));
    }

    private void time(String word) {
        String[] parts = word.split(":", 3);
        hour = small(parts[0]);
        minute = small(parts[1]);
        second = parts.length > 2 ? Math.min(59, small(parts[2])) : 0;
    }

    private void number(String word) {
        int value = small(word);
        if (word.length() <= 2 && day < 0) day = value;
        else if (year < 0) year = fullYear(value, word.length());
    }

    /// Two and three digits as RFC 5322 §4.3 reads them.
    private static int fullYear(int value, int digits) {
        if (digits == 2) return value < 50 ? 2000 + value : 1900 + value;
        return digits == 3 ? 1900 + value : value;
    }

    private void name(String word) {
        int found = word.length() >= 3 ? MONTHS.indexOf(word.substring(0, 3)) : -1;
        if (found >= 0 && month < 0) month = found + 1;
        else if (hour >= 0) zone = zoneByName(word);
    }

    /// The zones of RFC 5322 §4.3; any other name counts as UTC.
    private ZoneOffset zoneByName(String word) {
        return switch (word) {
            case "edt" -> ZoneOffset.ofHours(-4);
            case "est", "cdt" -> ZoneOffset.ofHours(-5);
            case "cst", "mdt" -> ZoneOffset.ofHours(-6);
            case "mst", "pdt" -> ZoneOffset.ofHours(-7);
            case "pst" -> ZoneOffset.ofHours(-8);
            case "met", "cet" -> ZoneOffset.ofHours(1);
            case "cest" -> ZoneOffset.ofHours(2);
            default -> zone;
        };
    }

    private void offset(String word) {
        String digits = word.substring(1).replace(":", "");
        if (digits.length() != 4 || !digits.chars().allMatch(MailDate::digit)) return;
        int minutes = Integer.parseInt(digits.substring(0, 2)) * 60 + Integer.parseInt(digits.substring(2));
        if (minutes > 18 * 60) return;
        zone = ZoneOffset.ofTotalSeconds(60 * (word.charAt(0) == '-' ? -minutes : minutes));
    }

    /// A number of at most four digits; -1, which no date has, for anything else.
    private static int small(String word) {
        boolean number = !word.isEmpty() && word.length() <= 4 && word.chars().allMatch(MailDate::digit);
        return number ? Integer.parseInt(word) : -1;
    }

    private static boolean digit(int c) {
        return c >= '0' && c <= '9';
    }

    private boolean complete() {
        return day >= 0 && month >= 0 && year >= 0 && hour >= 0;
    }

    private Instant instant() {
        return LocalDateTime.of(year, month, day, hour, minute, second).toInstant(zone);
    }
}

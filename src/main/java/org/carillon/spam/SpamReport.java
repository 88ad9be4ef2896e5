package org.carillon.spam;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.james.mime4j.codec.EncoderUtil;
import org.carillon.mail.EncodedWords;
import org.carillon.mail.Headers;

/// A score in words: for moderators, and in the field `X-Spam-Report` for whoever finds the letter
/// in a folder.
public final class SpamReport {
    static final String FIELD = "X-Spam-Report";

    /// Fields of ours stand above this one, those of strangers below it.
    private static final String LAST_OF_OURS = "Delivered-To";

    /// Characters of the whole report, and of one reason.
    private static final int LONGEST = 900;

    private static final int LONGEST_REASON = 200;

    /// Characters of the field, encoded words and all: so many are read again.
    private static final int LONGEST_FIELD = EncodedWords.MAX_LENGTH - 10;

    private static final Pattern CONTROLS = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]+");

    private SpamReport() {}

    /// What decided, what spoke against that, and what else there is to know; one line.
    public static String of(SpamScore score) {
        boolean spam = score.verdict() != SpamScore.Verdict.HAM;
        Predicate<Hint> against = hint -> spam ? hint.points() < 0 : hint.points() > 0;
        String other = words(score.reasons(), against);
        String rest = words(score.reasons(), hint -> hint.points() == 0);
        var all = new StringBuilder(verdict(score, other.isEmpty()));
        if (!other.isEmpty())
            all.append(spam ? " For it speaks: " : " Against it speaks: ")
                    .append(other)
                    .append('.');
        if (!rest.isEmpty()) all.append(" Besides: ").append(rest).append('.');
        return cut(all.toString(), LONGEST);
    }

    private static String verdict(SpamScore score, boolean unanimous) {
        String sentence = plain(score.sentence());
        if (!sentence.isEmpty()) return sentence;
        return unanimous ? "Nothing speaks for spam." : "It does not look like spam.";
    }

    private static String words(List<Hint> hints, Predicate<Hint> which) {
        return hints.stream()
                .filter(which)
                .map(hint -> cut(plain(hint.words()), LONGEST_REASON))
                .collect(Collectors.joining("; "));
    }

    /// What a stranger wrote breaks no line.
    private static String plain(String text) {
        return CONTROLS.matcher(text).replaceAll(" ").strip();
    }

    private static String cut(String text, int most) {
        if (text.length() <= most) return text;
        int end = most - 3;
        if (Character.isHighSurrogate(text.charAt(end - 1))) end--;
        return text.substring(0, end) + "...";
    }

    /// As the value of a field: in ASCII, with encoded words (RFC 2047) where it takes some, which
    /// may shorten it.
    static String value(SpamScore score) {
        String report = of(score);
        String value = encoded(report);
        for (int most = LONGEST / 2; value.length() > LONGEST_FIELD; most /= 2) value = encoded(cut(report, most));
        return value;
    }

    private static String encoded(String text) {
        boolean ascii = text.chars().allMatch(c -> c < 127) && !text.contains("=?");
        return ascii ? text : EncoderUtil.encodeEncodedWord(text, EncoderUtil.Usage.TEXT_TOKEN);
    }

    /// The report on a letter in a folder, if this house has written one: only what stands above
    /// the field that we put below it counts.
    public static Optional<String> in(Headers headers) {
        Optional<String> report = Optional.empty();
        for (Headers.Field field : headers.fields()) {
            if (field.name().equalsIgnoreCase(LAST_OF_OURS)) return report;
            boolean first = report.isEmpty() && field.name().equalsIgnoreCase(FIELD);
            if (first) report = Optional.of(EncodedWords.decoded(headers.value(field)));
        }
        return Optional.empty();
    }
}

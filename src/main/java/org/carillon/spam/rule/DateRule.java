package org.carillon.spam.rule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.carillon.mail.MailDate;
import org.carillon.spam.Hint;
import org.carillon.spam.Sample;
import org.carillon.spam.SpamRule;

/// A Date that lies far from the day on which the letter came: ahead, so that it stays on top of
/// the inbox, or long ago. A letter may be on its way for five days, and wait before.
final class DateRule implements SpamRule {
    private static final Duration AHEAD = Duration.ofDays(2);
    private static final Duration BEHIND = Duration.ofDays(15);
    private static final double POINTS = 1.5;

    @Override
    public String name() {
        return "date";
    }

    @Override
    public Optional<Hint> look(Sample sample) {
        Optional<String> written = sample.message().headers().first("Date").filter(value -> !value.isEmpty());
        if (written.isEmpty()) return Optional.empty();
        return MailDate.parse(written.get())
                .map(date -> words(date, sample.accepted()))
                .orElse(Optional.of("its date cannot be read"))
                .map(words -> new Hint(words, POINTS));
    }

    private static Optional<String> words(Instant date, Instant accepted) {
        Duration age = Duration.between(date, accepted);
        if (age.compareTo(AHEAD.negated()) < 0) {
            return Optional.of("its date lies " + age.negated().toDays() + " days ahead");
        }
        return age.compareTo(BEHIND) > 0
                ? Optional.of("its date lies " + age.toDays() + " days back")
                : Optional.empty();
    }
}

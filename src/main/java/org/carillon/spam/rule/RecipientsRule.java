package org.carillon.spam.rule;

import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.mail.Headers;
import org.carillon.mail.Mailbox;
import org.carillon.spam.Hint;
import org.carillon.spam.Sample;
import org.carillon.spam.SpamRule;

/// Very many people in To and Cc. Who writes to so many has a list for it, or is a spammer.
final class RecipientsRule implements SpamRule {
    private static final int MANY = 30;
    private static final double POINTS = 1;

    @Override
    public String name() {
        return "recipients";
    }

    @Override
    public Optional<Hint> look(Sample sample) {
        Headers headers = sample.message().headers();
        int there = Stream.concat(headers.all("To").stream(), headers.all("Cc").stream())
                .mapToInt(value -> Mailbox.list(value).size())
                .sum();
        return there > MANY
                ? Optional.of(new Hint("it is addressed to " + there + " people", POINTS))
                : Optional.empty();
    }
}

package org.carillon.lists;

import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.mail.Mailbox;

/// A letter to half the world is rarely meant for the list.
final class RecipientsRule implements PostingRule {
    @Override
    public Optional<Posting> judge(PostFacts facts) {
        int most = facts.settings().maxRecipients();
        long there = Stream.of("To", "Cc")
                .flatMap(field -> facts.headers().all(field).stream())
                .mapToLong(value -> Mailbox.list(value).size())
                .sum();
        return most > 0 && there > most
                ? PostingRule.hold("it names " + there + " recipients (max-recipients=" + most + ")")
                : Optional.empty();
    }
}

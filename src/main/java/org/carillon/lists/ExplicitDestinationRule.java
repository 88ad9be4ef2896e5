package org.carillon.lists;

import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.mail.Mailbox;

/// The list stands in To or Cc: spam is sent blind.
final class ExplicitDestinationRule implements PostingRule {
    @Override
    public Optional<Posting> judge(PostFacts facts) {
        if (!facts.settings().on(Setting.EXPLICIT_DESTINATION)) return Optional.empty();
        boolean named = Stream.of("To", "Cc", "Resent-To", "Resent-Cc")
                .flatMap(field -> facts.headers().all(field).stream())
                .flatMap(value -> Mailbox.list(value).stream())
                .anyMatch(m -> facts.own().has(m.address()));
        return named
                ? Optional.empty()
                : PostingRule.hold("the list is in neither To nor Cc (explicit-destination=on)");
    }
}

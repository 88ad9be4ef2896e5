package org.carillon.lists;

import java.util.Optional;
import org.carillon.mail.Headers;

/// A copy of ours that came back, or a letter that goes in circles.
final class LoopRule implements PostingRule {
    /// Received fields; RFC 5321 §6.3 lets no less than 100 pass for a relay, a list may be stricter.
    static final int MAX_HOPS = 50;

    @Override
    public Optional<Posting> judge(PostFacts facts) {
        Optional<String> mark = mark(facts.own(), facts.headers());
        if (mark.isPresent()) return PostingRule.discard(mark.get());
        return facts.known().seen()
                ? PostingRule.discard("the list has distributed this Message-ID already")
                : Optional.empty();
    }

    /// Why a letter to this address of ours goes in circles.
    static Optional<String> mark(OwnAddresses own, Headers headers) {
        String id = "<" + own.listId() + ">";
        if (headers.all("List-Id").stream()
                .anyMatch(v -> v.toLowerCase(java.util.Locale.ROOT).endsWith(id))) {
            return Optional.of("it bears the List-Id of this list");
        }
        if (names(own, headers, "X-Loop")) return Optional.of("it bears the X-Loop of this list");
        if (names(own, headers, "Delivered-To")) return Optional.of("it was delivered to this list before");
        return headers.all("Received").size() > MAX_HOPS
                ? Optional.of("it passed more than " + MAX_HOPS + " hosts")
                : Optional.empty();
    }

    private static boolean names(OwnAddresses own, Headers headers, String field) {
        return headers.all(field).stream().anyMatch(v -> own.all().anyMatch(a -> v.equalsIgnoreCase(a.toString())));
    }
}

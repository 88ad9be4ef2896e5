package org.carillon.trust.spf;

import java.util.List;
import java.util.Optional;
import org.carillon.dns.Answer;
import org.carillon.dns.Records;
import org.carillon.trust.Shown;

/// A domain's own words for those it does not let send (`exp`, RFC 7208 §6.2). Whatever goes wrong, there are none.
record Explanation(Records dns, Macros macros) {
    /// Characters: a few lines of a reply.
    private static final int LONGEST = 400;

    private static final int LONGEST_TEXT = 2000;

    Optional<String> of(Verdict.Matched refused) {
        MacroText place = refused.explanation();
        if (place == null) return Optional.empty();
        String name = macros.domain(place, refused.domain());
        if (!DnsName.askable(name)) return Optional.empty();
        return dns.texts(name) instanceof Answer.Found<String>(var texts)
                ? words(texts, refused.domain())
                : Optional.empty();
    }

    private Optional<String> words(List<String> texts, String domain) {
        if (texts.size() != 1 || texts.getFirst().length() > LONGEST_TEXT) return Optional.empty();
        return MacroParser.explanation(texts.getFirst())
                .map(text -> Shown.line(macros.explanation(text, domain, LONGEST), LONGEST))
                .filter(words -> !words.isEmpty());
    }
}

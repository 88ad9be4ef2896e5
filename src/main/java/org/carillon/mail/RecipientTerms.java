package org.carillon.mail;

import java.util.Set;

/// What a sender asks for one recipient (RFC 3461 §4).
///
/// @param reports empty when not said
/// @param original the recipient as the sender first wrote it: a type and xtext, such as `rfc822;a+2Bb@c.example`, just
/// as
///     it came, so that it goes on unchanged; or empty
public record RecipientTerms(Set<Notify> reports, String original) {
    public static final RecipientTerms NONE = new RecipientTerms(Set.of(), "");

    public RecipientTerms {
        reports = Set.copyOf(reports);
    }
}

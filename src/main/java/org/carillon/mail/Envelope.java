package org.carillon.mail;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who sends to whom on the wire (RFC 5321 §2.3.1). A null sender is the empty reverse path `<>`.
///
/// @param wishes what was asked for recipients, by their [Address#key]; those of whom nothing was said are not there
public record Envelope(
        @Nullable Address sender, List<Address> recipients, LetterTerms terms, Map<String, RecipientTerms> wishes) {
    public Envelope {
        recipients = List.copyOf(recipients);
        wishes = Map.copyOf(wishes);
    }

    /// Without any terms.
    public Envelope(@Nullable Address sender, List<Address> recipients) {
        this(sender, recipients, LetterTerms.NONE, Map.of());
    }

    public RecipientTerms terms(Address recipient) {
        return wishes.getOrDefault(recipient.key(), RecipientTerms.NONE);
    }

    /// `MAIL FROM:<>`: a bounce or another letter that must never be answered (RFC 5321 §4.5.5).
    public boolean emptySender() {
        return sender == null;
    }
}

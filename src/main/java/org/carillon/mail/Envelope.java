package org.carillon.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who sends to whom on the wire (RFC 5321 §2.3.1). A null sender is the empty reverse path `<>`.
public record Envelope(@Nullable Address sender, List<Address> recipients) {
    public Envelope {
        recipients = List.copyOf(recipients);
    }

    /// `MAIL FROM:<>`: a bounce or another letter that must never be answered (RFC 5321 §4.5.5).
    public boolean emptySender() {
        return sender == null;
    }
}

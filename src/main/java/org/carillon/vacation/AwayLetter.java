package org.carillon.vacation;

import java.util.List;
import org.carillon.mail.Address;
import org.carillon.mail.Mailbox;
import org.carillon.mail.MessageId;

/// What a reply says and to whom.
///
/// @param to the envelope sender of the letter and nobody else (RFC 3834 §4)
/// @param from the address of the person that the letter was sent to, with their name
/// @param references ids for References, the answered letter's last; empty when it has no usable id
public record AwayLetter(Address to, Mailbox from, String subject, String text, List<MessageId> references) {
    public AwayLetter {
        references = List.copyOf(references);
    }
}

package org.carillon.delivery;

import org.carillon.mail.MailTerms;
import org.carillon.mail.Notify;

/// What the attempts for one letter share.
///
/// @param origin see [Outgoing]
record Letter(long outgoingId, long messageId, String origin, String subject, MailTerms terms, Copies copies) {
    /// Of a person, who must be told when it cannot be delivered.
    boolean ofPerson() {
        return origin.equals(Outgoing.PERSON) || local();
    }

    /// True when the sender wants to hear of success, too, and can be told.
    boolean confirmed() {
        return ofPerson() && terms.wants(Notify.SUCCESS);
    }

    /// For a folder of somebody here.
    boolean local() {
        return origin.equals(Outgoing.FOLDER);
    }
}

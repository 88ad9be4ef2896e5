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

    /// A report of ours, or another letter that nobody is to be answered for (RFC 5321 §4.5.5).
    boolean unanswerable() {
        return origin.equals(Outgoing.REPORT)
                || ofPerson() && copies.returnPath().isEmpty();
    }

    /// True when the sender wants to hear of success, too, and can be told.
    boolean confirmed() {
        return ofPerson() && terms.wants(Notify.SUCCESS);
    }

    /// True when the sender wants to hear of a delay, and can be told.
    boolean delayed() {
        return ofPerson() && terms.wants(Notify.DELAY) && !copies.returnPath().isEmpty();
    }

    /// For a folder of somebody here.
    boolean local() {
        return origin.equals(Outgoing.FOLDER);
    }

    /// As that host can take it; see [Copies#fit].
    Letter fit(Offers offers) {
        Copies fit = copies.fit(offers);
        return fit == copies ? this : new Letter(outgoingId, messageId, origin, subject, terms, fit);
    }
}

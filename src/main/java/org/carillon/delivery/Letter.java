package org.carillon.delivery;

import org.carillon.mail.MailTerms;
import org.carillon.mail.Notify;

/// What the attempts for one letter share.
///
/// @param origin see [Outgoing]
record Letter(long outgoingId, long messageId, String origin, String subject, MailTerms terms, Copies copies) {
    /// Of a person, who must be told when it cannot be delivered.
    boolean ofPerson() {
        return ofPerson(origin);
    }

    static boolean ofPerson(String origin) {
        return origin.equals(Outgoing.PERSON) || local(origin);
    }

    /// A report of ours, or another letter that nobody is to be answered for: there is no sender (RFC
    /// 5321 §4.5.5), or nothing proves that it is the one.
    boolean unanswerable() {
        return origin.equals(Outgoing.REPORT)
                || unproven()
                || ofPerson() && copies.returnPath().isEmpty();
    }

    boolean unproven() {
        return origin.equals(Outgoing.UNPROVEN);
    }

    /// True when the sender wants to hear of success, too, and can be told.
    boolean confirmed() {
        return ofPerson() && !unanswerable() && terms.wants(Notify.SUCCESS);
    }

    /// True when the sender wants to hear of a delay, and can be told.
    boolean delayed() {
        return ofPerson() && !unanswerable() && terms.wants(Notify.DELAY);
    }

    /// For a folder of somebody here.
    boolean local() {
        return local(origin);
    }

    static boolean local(String origin) {
        return origin.equals(Outgoing.FOLDER) || origin.equals(Outgoing.UNPROVEN);
    }

    /// As that host can take it; see [Copies#fit].
    Letter fit(Offers offers) {
        Copies fit = copies.fit(offers);
        return fit == copies ? this : new Letter(outgoingId, messageId, origin, subject, terms, fit);
    }
}

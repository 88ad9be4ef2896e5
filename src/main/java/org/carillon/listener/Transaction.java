package org.carillon.listener;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import org.carillon.mail.Address;
import org.carillon.mail.Envelope;
import org.carillon.mail.LetterTerms;
import org.carillon.mail.LogText;
import org.carillon.mail.RecipientTerms;
import org.carillon.smtp.Command;
import org.jspecify.annotations.Nullable;

/// One letter's envelope as it grows between MAIL and DATA (RFC 5321 §3.3).
///
/// @param sender null is the empty reverse path
/// @param recipients grow in place: a new list for each of a thousand would copy half a million
record Transaction(@Nullable Address sender, LetterTerms terms, List<Named> recipients) {

    /// One RCPT that was taken.
    record Named(Address address, RecipientTerms terms) {}

    static Transaction from(Command.Mail mail) {
        return new Transaction(mail.sender(), mail.terms(), new ArrayList<>());
    }

    void add(Address recipient, RecipientTerms wishes) {
        recipients.add(new Named(recipient, wishes));
    }

    /// One who was named twice gets one letter; the first wishes count.
    Envelope envelope() {
        var once = new LinkedHashMap<String, Address>();
        var wishes = new HashMap<String, RecipientTerms>();
        for (Named named : recipients) {
            once.putIfAbsent(named.address().key(), named.address());
            if (!named.terms().equals(RecipientTerms.NONE)) {
                wishes.putIfAbsent(named.address().key(), named.terms());
            }
        }
        return new Envelope(sender, List.copyOf(once.values()), terms, wishes);
    }

    /// For the log: whom the letter is for, or the first of them.
    String named() {
        if (recipients.isEmpty()) return "the message";
        String first = LogText.withoutTokens(recipients.getFirst().address().toString());
        int more = recipients.size() - 1;
        return "the message for <" + first + ">" + (more == 0 ? "" : " and " + more + " more");
    }

    String senderPath() {
        return sender == null ? "<>" : "<" + sender + ">";
    }
}

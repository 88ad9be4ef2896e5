package org.carillon.listener;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.carillon.mail.Address;
import org.carillon.mail.Envelope;
import org.jspecify.annotations.Nullable;

/// One letter's envelope as it grows between MAIL and DATA (RFC 5321 §3.3).
///
/// @param sender null is the empty reverse path
record Transaction(@Nullable Address sender, List<Address> recipients) {

    static Transaction from(@Nullable Address sender) {
        return new Transaction(sender, List.of());
    }

    Transaction to(Address recipient) {
        var more = new ArrayList<>(recipients);
        more.add(recipient);
        return new Transaction(sender, more);
    }

    /// One who was named twice gets one letter.
    Envelope envelope() {
        var once = new LinkedHashMap<String, Address>();
        for (Address recipient : recipients) once.putIfAbsent(recipient.key(), recipient);
        return new Envelope(sender, List.copyOf(once.values()));
    }

    String senderPath() {
        return sender == null ? "<>" : "<" + sender + ">";
    }
}

package org.carillon.pipeline;

import java.util.List;
import org.carillon.mail.Envelope;
import org.carillon.mail.Message;
import org.carillon.spool.SpoolItem;

/// A letter that has come for one recipient.
record Arrival(SpoolItem item, Message message) {
    Envelope envelope() {
        return new Envelope(item.sender(), List.of(item.recipient()));
    }

    /// As it stands in the header; who shows it bounds and cleans it.
    String subject() {
        return message.headers().first("Subject").orElse("");
    }
}

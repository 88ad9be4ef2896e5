package org.carillon.pipeline;

import java.util.List;
import org.carillon.mail.Envelope;
import org.carillon.mail.Message;
import org.carillon.rules.Paper;
import org.carillon.spool.SpoolItem;

/// A letter that has come for one recipient.
///
/// @param paper the letter as rules read it, with the marks of the site's rules
record Arrival(SpoolItem item, Paper paper) {
    Message message() {
        return paper.message();
    }

    Arrival tagged(List<String> tags) {
        return tags.isEmpty() ? this : new Arrival(item, paper.tagged(tags));
    }

    Envelope envelope() {
        return new Envelope(item.sender(), List.of(item.recipient()));
    }

    /// As it stands in the header; who shows it bounds and cleans it.
    String subject() {
        return message().headers().first("Subject").orElse("");
    }
}

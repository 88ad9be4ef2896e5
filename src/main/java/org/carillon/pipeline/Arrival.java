package org.carillon.pipeline;

import java.util.List;
import org.carillon.mail.Envelope;
import org.carillon.mail.HeaderEdits;
import org.carillon.mail.Message;
import org.carillon.rules.Paper;
import org.carillon.spam.SpamScore;
import org.carillon.spool.SpoolItem;
import org.carillon.trust.Provenance;
import org.jspecify.annotations.Nullable;

/// A letter that has come for one recipient.
///
/// @param paper the letter as rules read it, with the marks of the site's rules
/// @param provenance what was found out about its sender
/// @param spam how much it looks like spam; null when nobody looked
record Arrival(
        SpoolItem item,
        Paper paper,
        Provenance provenance,
        @Nullable SpamScore spam) {
    Message message() {
        return paper.message();
    }

    Arrival tagged(List<String> tags) {
        return tags.isEmpty() ? this : new Arrival(item, paper.tagged(tags), provenance, spam);
    }

    /// Rules read the score in the usual fields.
    Arrival scored(SpamScore score) {
        return new Arrival(item, paper.below(score::fields), provenance, score);
    }

    /// The same fields for a copy of the letter; none when nobody looked.
    HeaderEdits scoreFields() {
        return spam == null ? HeaderEdits.NONE : spam.fields();
    }

    /// Reports on it may go to the sender of the envelope. Where there is none, none go anywhere.
    boolean believed() {
        return item.sender() == null || provenance.senderBelieved(item.sender());
    }

    boolean looksLikeSpam() {
        return spam != null && spam.verdict() == SpamScore.Verdict.SPAM;
    }

    Envelope envelope() {
        return new Envelope(item.sender(), List.of(item.recipient()));
    }

    /// As it stands in the header; who shows it bounds and cleans it.
    String subject() {
        return message().headers().first("Subject").orElse("");
    }
}

package org.carillon.vacation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.mail.Headers;
import org.carillon.mail.MessageId;

/// Where a reply stands in its conversation (RFC 5322 §3.6.4).
final class ReplyThread {
    /// The first and the newest ids of a long conversation.
    private static final int MOST = 20;

    private ReplyThread() {}

    /// The ids for References, the answered letter's last; none when the letter has no id that could stand in a
    /// field of ours.
    static List<MessageId> of(Headers headers) {
        Optional<MessageId> answered =
                headers.first("Message-ID").flatMap(MessageId::first).filter(ReplyThread::usable);
        if (answered.isEmpty()) return List.of();
        var ids = new ArrayList<MessageId>();
        for (String field : List.of("References", "In-Reply-To")) {
            headers.first(field).map(MessageId::all).orElse(List.of()).stream()
                    .filter(ReplyThread::usable)
                    .forEach(ids::add);
            if (!ids.isEmpty()) break;
        }
        ids.remove(answered.get());
        while (ids.size() >= MOST) ids.remove(1);
        ids.add(answered.get());
        return ids;
    }

    private static boolean usable(MessageId id) {
        return id.value().matches("[!-~]{1,250}");
    }
}

package org.carillon.lists;

import org.carillon.mail.Address;
import org.carillon.mail.Mailbox;
import org.carillon.mail.Message;
import org.carillon.mail.MessageId;
import org.jspecify.annotations.Nullable;

/// Who asked something of a list by mail, as his letter claims, and the letter's own id, so that the answer
/// stands below it.
public record Asker(Mailbox mailbox, @Nullable MessageId letter) {
    /// An id that could not stand in a field of ours is left out.
    static Asker of(Mailbox author, Message message) {
        @Nullable
        MessageId id = message.headers()
                .first("Message-ID")
                .flatMap(MessageId::first)
                .filter(i -> i.value().matches("[!-~]{1,250}"))
                .orElse(null);
        return new Asker(author, id);
    }

    public Address address() {
        return mailbox.address();
    }
}

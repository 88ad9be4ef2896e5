package org.carillon.lists;

import org.carillon.mail.Address;
import org.carillon.mail.Mailbox;
import org.carillon.mail.Message;
import org.carillon.mail.MessageId;
import org.jspecify.annotations.Nullable;

/// Who asked something of a list by mail, as his letter claims, and the letter's own id, so that the answer stands
/// below it.
public record Asker(Mailbox mailbox, @Nullable MessageId letter) {
    static Asker of(Mailbox author, Message message) {
        @Nullable MessageId id = message.headers().first("Message-ID").flatMap(MessageId::first).orElse(null);
        return new Asker(author, id);
    }

    public Address address() {
        return mailbox.address();
    }
}

package org.carillon.lists;

import org.carillon.mail.Address;
import org.carillon.mail.Mailbox;
import org.carillon.mail.Message;
import org.carillon.mail.MessageId;
import org.jspecify.annotations.Nullable;

/// Who asked something of a list by mail, as his letter claims, and the letter's own id, so that the answer
/// stands below it.
///
/// @param origin how far the claim is known to be true
public record Asker(Mailbox mailbox, @Nullable MessageId letter, CommandOrigin origin) {
    /// An id that could not stand in a field of ours is left out.
    static Asker of(Mailbox author, Message message, CommandOrigin origin) {
        @Nullable
        MessageId id = message.headers()
                .first("Message-ID")
                .flatMap(MessageId::first)
                .filter(i -> i.value().matches("[!-~]{1,250}"))
                .orElse(null);
        return new Asker(author, id, origin);
    }

    /// Without a letter: somebody on a page.
    static Asker onPage(Mailbox who) {
        return new Asker(who, null, new CommandOrigin(false, ""));
    }

    public Address address() {
        return mailbox.address();
    }
}

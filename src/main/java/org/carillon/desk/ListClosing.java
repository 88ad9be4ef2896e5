package org.carillon.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.carillon.lists.ListRegister;
import org.carillon.lists.MailingList;
import org.carillon.spam.SpamMemory;
import org.carillon.spam.SpamScopes;

/// The end of a list, in all rooms that keep something of it beside its own: nothing that its
/// moderators taught the spam filter outlives it. What it archived stays.
@ApplicationScoped
public class ListClosing {
    private final ListRegister register;
    private final SpamMemory memory;

    ListClosing(ListRegister register, SpamMemory memory) {
        this.register = register;
        this.memory = memory;
    }

    @Transactional
    public void close(MailingList list) {
        register.delete(list);
        memory.forget(SpamScopes.list(list.id()));
    }
}

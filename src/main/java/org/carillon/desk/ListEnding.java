package org.carillon.desk;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import org.carillon.archive.Removal;
import org.carillon.delivery.PastLetters;
import org.carillon.lists.By;
import org.carillon.lists.ListEnds;
import org.carillon.lists.MailingList;
import org.carillon.rules.RuleBook;
import org.carillon.rules.RuleOwner;
import org.carillon.spam.SpamMemory;
import org.carillon.spam.SpamScopes;
import org.carillon.store.DatabaseException;
import org.jboss.logging.Logger;

/// Deletes lists, with all that any room keeps of them. Copies that are on their way go on; what comes back of them is
/// refused at the door.
@ApplicationScoped
public class ListEnding {
    private static final Logger LOG = Logger.getLogger(ListEnding.class);

    /// Rows that go in one transaction.
    static final int STEP = 1000;

    private final ListEnds ends;
    private final Removal archive;
    private final PastLetters letters;
    private final RuleBook rules;
    private final SpamMemory memory;

    ListEnding(ListEnds ends, Removal archive, PastLetters letters, RuleBook rules, SpamMemory memory) {
        this.ends = ends;
        this.archive = archive;
        this.letters = letters;
        this.rules = rules;
        this.memory = memory;
    }

    /// From its return on nobody finds the list; its rows go behind the caller's back.
    ///
    /// @throws org.carillon.lists.SettingException when somebody else has deleted it
    public void end(MailingList list, By by) {
        begin(list, by);
        Thread.ofVirtual().name("list-ending-" + list.id()).start(() -> {
            try {
                clear(list.id());
            } catch (RuntimeException broken) {
                // the next sweep goes on
                if (DatabaseException.among(broken)) {
                    LOG.warnf("list not cleared list=%d cause=%s", list.id(), DatabaseException.brief(broken));
                } else {
                    LOG.errorf(broken, "list not cleared list=%d", list.id());
                }
            }
        });
    }

    void begin(MailingList list, By by) {
        ends.begin(list, by);
        LOG.infof("list deleted list=%s id=%d by=%s", list.address(), list.id(), by.who());
    }

    /// Goes on with what a server that has ended left undone. Returns how many rows went.
    public int sweep() {
        return ends.begun().stream().mapToInt(this::clear).sum();
    }

    private int clear(long listId) {
        int gone = 0;
        int step = step(listId);
        while (step > 0) {
            gone += step;
            step = step(listId);
        }
        return gone;
    }

    /// Returns how many rows went; 0 at the end, or when another node is at it.
    int step(long listId) {
        return QuarkusTransaction.requiringNew().call(() -> ends.hold(listId) ? held(listId) : 0);
    }

    private int held(long listId) {
        String key = MailingList.key(listId);
        int gone = ends.some(listId, STEP);
        if (gone > 0) return gone;
        archive.end(key);
        gone = archive.some(key, STEP);
        if (gone == 0) gone = letters.forget(key, STEP);
        if (gone > 0) return gone;
        rules.forget(RuleOwner.list(listId));
        memory.forget(SpamScopes.list(listId));
        ends.finish(listId);
        LOG.infof("list cleared id=%d", listId);
        return 0;
    }
}

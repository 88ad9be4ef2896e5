package org.carillon.boot;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import org.carillon.bounces.Bounces;
import org.carillon.delivery.DeliverySweep;
import org.carillon.desk.IncomingFiles;
import org.carillon.desk.JunkSweep;
import org.carillon.desk.ListEnding;
import org.carillon.desk.RequestSweep;
import org.carillon.domains.DomainKeys;
import org.carillon.lists.ListSweep;
import org.carillon.people.Sessions;
import org.carillon.pipeline.FailedCopies;
import org.carillon.spam.SpamMemory;
import org.carillon.store.Compaction;
import org.carillon.store.DatabaseException;
import org.carillon.store.Messages;
import org.carillon.trust.Strangers;
import org.carillon.vacation.VacationSweep;
import org.jboss.logging.Logger;

/// What is tidied now and then while the house is open.
@ApplicationScoped
class Upkeep {
    private static final Logger LOG = Logger.getLogger(Upkeep.class);

    private final Compaction compaction;
    private final Messages messages;
    private final ListSweep lists;
    private final Bounces bounces;
    private final DeliverySweep delivery;
    private final VacationSweep vacations;
    private final FailedCopies failed;
    private final Sessions sessions;
    private final DomainKeys keys;
    private final Strangers strangers;
    private final SpamMemory spam;
    private final JunkSweep junk;
    private final RequestSweep requests;
    private final IncomingFiles incoming;
    private final ListEnding ending;

    Upkeep(
            Compaction compaction,
            Messages messages,
            ListSweep lists,
            Bounces bounces,
            DeliverySweep delivery,
            VacationSweep vacations,
            FailedCopies failed,
            Sessions sessions,
            DomainKeys keys,
            Strangers strangers,
            SpamMemory spam,
            JunkSweep junk,
            RequestSweep requests,
            IncomingFiles incoming,
            ListEnding ending) {
        this.incoming = incoming;
        this.ending = ending;
        this.requests = requests;
        this.compaction = compaction;
        this.messages = messages;
        this.lists = lists;
        this.bounces = bounces;
        this.delivery = delivery;
        this.vacations = vacations;
        this.failed = failed;
        this.sessions = sessions;
        this.keys = keys;
        this.strangers = strangers;
        this.spam = spam;
        this.junk = junk;
    }

    @Scheduled(every = "10s", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void compact() {
        guarded("database file not compacted", compaction::look);
    }

    @Scheduled(every = "5s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void handFailuresOver() {
        guarded("failed copies not handed over", failed::handOver);
    }

    @Scheduled(every = "10s", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void clearDeletedLists() {
        guarded("deleted lists not cleared", ending::sweep);
    }

    @Scheduled(every = "5s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void askListsAgain() {
        guarded("block lists not asked again", strangers::look);
    }

    @Scheduled(every = "5m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void learnFromFolders() {
        guarded("not learned from folders", () -> {
            int learned = junk.sweep();
            if (learned > 0) LOG.infof("learned from folders letters=%d", learned);
        });
    }

    @Scheduled(every = "1h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        guarded("not swept", () -> {
            int forgotten = lists.sweep()
                    + requests.sweep()
                    + bounces.sweep()
                    + delivery.sweep()
                    + vacations.sweep()
                    + sessions.sweep()
                    + keys.sweep()
                    + strangers.sweep()
                    + spam.sweep();
            int gone = messages.sweep();
            if (gone + forgotten > 0) LOG.infof("swept messages=%d rows=%d", gone, forgotten);
        });
    }

    /// The first time soon behind the start: the server may have been killed before.
    @Scheduled(every = "1h", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweepFiles() {
        guarded("files not swept", () -> {
            int files = incoming.sweep();
            if (files > 0) LOG.infof("files left behind are gone count=%d", files);
        });
    }

    private interface Work {
        void run() throws SQLException;
    }

    private static void guarded(String lament, Work work) {
        try {
            work.run();
        } catch (SQLException | RuntimeException broken) {
            if (DatabaseException.among(broken)) LOG.warnf("%s cause=%s", lament, DatabaseException.brief(broken));
            else LOG.error(lament, broken);
        }
    }
}

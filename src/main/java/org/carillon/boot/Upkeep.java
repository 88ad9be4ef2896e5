package org.carillon.boot;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import org.carillon.lists.ListSweep;
import org.carillon.pipeline.FailedCopies;
import org.carillon.store.Compaction;
import org.carillon.store.DatabaseException;
import org.carillon.store.Messages;
import org.jboss.logging.Logger;

/// What is tidied now and then while the house is open.
@ApplicationScoped
class Upkeep {
    private static final Logger LOG = Logger.getLogger(Upkeep.class);

    private final Compaction compaction;
    private final Messages messages;
    private final ListSweep lists;
    private final FailedCopies failed;

    Upkeep(Compaction compaction, Messages messages, ListSweep lists, FailedCopies failed) {
        this.compaction = compaction;
        this.messages = messages;
        this.lists = lists;
        this.failed = failed;
    }

    @Scheduled(every = "10s", delayed = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void compact() {
        try {
            compaction.look();
        } catch (SQLException | RuntimeException away) {
            LOG.warnf("database file not compacted cause=%s", DatabaseException.brief(away));
        }
    }

    @Scheduled(every = "5s", delayed = "5s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void handFailuresOver() {
        try {
            failed.handOver();
        } catch (DatabaseException away) {
            LOG.warnf("failed copies not handed over cause=%s", away.brief());
        }
    }

    @Scheduled(every = "1h", delayed = "10m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void sweep() {
        try {
            int gone = messages.sweep();
            int forgotten = lists.sweep();
            if (gone + forgotten > 0) LOG.infof("swept messages=%d rows=%d", gone, forgotten);
        } catch (DatabaseException away) {
            LOG.warnf("messages not swept cause=%s", away.brief());
        }
    }
}

package org.carillon.desk;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.carillon.lists.JoinDecisions;
import org.carillon.lists.JoinRequest;
import org.carillon.lists.JoinRequests;
import org.carillon.lists.MailingList;
import org.carillon.store.DatabaseException;
import org.jboss.logging.Logger;

/// Ends requests to join about which nobody has decided in time, and tells who asked. Each is over by itself: one that
/// cannot be read is forgotten without a word, and the others go on; one whose letter no budget allows waits for the
/// next sweep.
@ApplicationScoped
public class RequestSweep {
    private static final Logger LOG = Logger.getLogger(RequestSweep.class);
    private static final int PAGE = 100;
    /// How long a letter is worth waiting for, when many went to that address or from this site.
    private static final Duration PATIENCE = Duration.ofDays(7);

    private final JoinRequests requests;
    private final JoinDecisions decisions;
    private final Correspondence correspondence;
    private final Clock clock;

    RequestSweep(JoinRequests requests, JoinDecisions decisions, Correspondence correspondence, Clock clock) {
        this.clock = clock;
        this.requests = requests;
        this.decisions = decisions;
        this.correspondence = correspondence;
    }

    /// Returns how many are over.
    public int sweep() {
        int over = 0;
        try {
            List<JoinRequests.Late> page = requests.late(0, PAGE);
            while (!page.isEmpty()) {
                for (JoinRequests.Late late : page) over += end(late);
                page = requests.late(page.getLast().id(), PAGE);
            }
        } catch (DatabaseException away) {
            LOG.warnf("requests wait for the next sweep cause=%s", away.brief());
        }
        return over;
    }

    private int end(JoinRequests.Late late) {
        try {
            return tell(late) ? 1 : 0;
        } catch (RuntimeException broken) {
            if (DatabaseException.among(broken)) {
                LOG.warnf("request waits for the next sweep cause=%s", DatabaseException.brief(broken));
                return 0;
            }
            LOG.warnf("request ends without a word request=%d cause=%s", late.id(), DatabaseException.brief(broken));
            requests.forget(late);
            return 1;
        }
    }

    /// False when it is over by now, or waits for the next sweep.
    private boolean tell(JoinRequests.Late late) {
        Optional<MailingList> list = MailingList.withId(late.listId());
        Optional<JoinRequest> request = requests.find(late.listId(), late.id());
        if (list.isEmpty() || request.isEmpty()) return false; // another node was faster
        boolean letter = decisions.mayTell(request.get().address());
        if (!letter && clock.instant().isBefore(late.since().plus(PATIENCE))) return false;
        QuarkusTransaction.requiringNew().run(() -> {
            var answers = decisions.expire(list.get(), late.id());
            if (letter) correspondence.send(list.get(), answers);
        });
        return true;
    }
}

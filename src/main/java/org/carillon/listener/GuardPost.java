package org.carillon.listener;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import org.carillon.mail.Address;
import org.carillon.spam.scanner.Scanners;
import org.carillon.trust.AuthservId;
import org.carillon.trust.Examiner;
import org.carillon.trust.TrustConfig;
import org.carillon.trust.blocklist.BlockLists;
import org.carillon.trust.greylist.Correspondents;
import org.carillon.trust.greylist.Greylist;
import org.carillon.trust.refusals.Refusals;

/// Calls the guards of the house together.
@ApplicationScoped
class GuardPost {
    private final Guards guards;
    private final AuthservId id;

    GuardPost(
            Examiner examiner,
            BlockLists lists,
            Greylist greylist,
            Scanners scanners,
            Correspondents correspondents,
            Refusals refusals,
            AuthservId id) {
        this.id = id;
        this.guards = new Guards(
                examiner::examine,
                lists::hear,
                (client, patience, sender, recipients, now) -> greylist.ask(
                        client,
                        greylist.wantsNames() ? examiner.nameOf(client, patience) : "",
                        sender,
                        recipients,
                        now),
                scanners::scan,
                new Known(correspondents),
                refusals::note);
    }

    Guards all() {
        return guards;
    }

    Customs customs(TrustConfig trust) {
        return new Customs(trust.dmarc(), trust.patience(), id::text);
    }

    private record Known(Correspondents correspondents) implements Guards.Acquaintance {
        @Override
        public boolean known(Address author, Instant now) {
            return correspondents.known(author, now);
        }

        @Override
        public void vouched(Address author, Instant now) {
            correspondents.vouched(author, now);
        }

        @Override
        public void wroteTo(Collection<Address> recipients, Instant now) {
            correspondents.wroteTo(recipients, now);
        }
    }
}

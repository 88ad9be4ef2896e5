package org.carillon.pipeline;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.carillon.desk.Desk;
import org.carillon.desk.Effect;
import org.carillon.directory.Destination;
import org.carillon.directory.Directory;
import org.carillon.mail.Address;
import org.carillon.mail.CopyRecipe;
import org.carillon.mail.HeaderEdits;
import org.carillon.rules.Paper;
import org.carillon.spool.Claims;
import org.carillon.spool.LostClaimException;
import org.carillon.spool.SpoolItem;
import org.carillon.store.DatabaseException;
import org.carillon.store.Messages;
import org.carillon.store.PassingFault;
import org.carillon.trust.ProvenanceText;
import org.jboss.logging.Logger;

/// The way of one letter to one recipient: what lives there decides, the desk acts, and the spool lets go, all
/// in one transaction.
@ApplicationScoped
class Stages {
    /// Seconds a letter may take; a post to 100,000 members needs a few.
    private static final int TIMEOUT = 300;

    private static final Logger LOG = Logger.getLogger(Stages.class);

    private final Directory directory;
    private final Messages messages;
    private final SpamStage spam;
    private final SiteStage site;
    private final ListStage lists;
    private final PersonStage people;
    private final PostmasterStage postmaster;
    private final Forwards forwards;
    private final Desk desk;
    private final Claims claims;

    Stages(
            Directory directory,
            Messages messages,
            SpamStage spam,
            SiteStage site,
            ListStage lists,
            PersonStage people,
            PostmasterStage postmaster,
            Forwards forwards,
            Desk desk,
            Claims claims) {
        this.directory = directory;
        this.messages = messages;
        this.spam = spam;
        this.site = site;
        this.lists = lists;
        this.people = people;
        this.postmaster = postmaster;
        this.forwards = forwards;
        this.desk = desk;
        this.claims = claims;
    }

    /// @throws IllegalArgumentException with a sentence when the configuration is wrong
    void check() {
        postmaster.check();
    }

    /// Deals with each letter, or notes why it could not; never throws. Several share a transaction, which
    /// costs the database far less; when one of them breaks it, each is dealt with on its own, so that only
    /// that one fails.
    void handle(List<SpoolItem> items) {
        if (items.size() > 1 && together(items)) return;
        for (SpoolItem item : items) alone(item);
    }

    private boolean together(List<SpoolItem> items) {
        try {
            dealWith(items);
            return true;
        } catch (RuntimeException oneBroke) {
            LOG.debugf("letters are dealt with one by one count=%d cause=%s", items.size(), oneBroke.getMessage());
            return false;
        }
    }

    /// Of letters that were claimed and not begun.
    void giveBack(List<SpoolItem> items) {
        try {
            claims.giveBack(items);
        } catch (DatabaseException away) {
            LOG.warnf("letters come back when their leases end count=%d cause=%s", items.size(), away.brief());
        }
    }

    private void alone(SpoolItem item) {
        try {
            dealWith(List.of(item));
        } catch (LostClaimException taken) {
            LOG.warnf("letter left to another node item=%d", item.id());
        } catch (RuntimeException broken) {
            fail(item, broken);
        }
    }

    /// One transaction; what became of the letters is logged when it has been committed.
    private void dealWith(List<SpoolItem> items) {
        var fates = new ArrayList<String>();
        QuarkusTransaction.requiringNew().timeout(TIMEOUT).run(() -> {
            var companions = new Companions();
            for (SpoolItem item : items) {
                List<Effect> effects = decide(item);
                if (!companions.take(item, effects)) fates.add(desk.apply(item, effects));
            }
            companions.leave((item, effects) -> fates.add(desk.apply(item, effects)));
        });
        fates.forEach(LOG::info);
    }

    private Arrival arrival(SpoolItem item) {
        Messages.Kept kept = messages.kept(item.messageId());
        var paper = new Paper(
                kept.message(), () -> messages.trace(item.messageId()), List.of(), item.sender(), item.acceptedAt());
        return new Arrival(item, paper, ProvenanceText.read(kept.provenance()), null);
    }

    private List<Effect> decide(SpoolItem item) {
        Destination destination = directory.lookup(item.recipient());
        Arrival letter = spam.looked(arrival(item), destination);
        SiteStage.Word word = site.judge(letter);
        if (word.ends()) return word.effects();
        var effects = new ArrayList<>(word.effects());
        effects.addAll(at(destination, letter.tagged(word.tags())));
        return effects;
    }

    private List<Effect> at(Destination destination, Arrival letter) {
        return switch (destination) {
            case Destination.ListPost post -> lists.post(post.listId(), letter);
            case Destination.ListCommand command -> lists.command(command, letter);
            case Destination.ListBounce bounce -> lists.bounce(bounce, letter);
            case Destination.ListOwner owner -> lists.owner(owner.listId(), letter);
            case Destination.PersonInbox inbox -> people.letter(inbox.personId(), letter);
            case Destination.ForwardReturn back -> List.of(forwards.back(back.sender(), letter));
            case Destination.Postmaster ignored -> postmaster.letter(letter);
            case Destination.Remote remote -> List.of(outside(remote.address(), letter));
            case Destination.Unknown ignored -> List.of(new Effect.Drop("nobody lives there any more"));
        };
    }

    /// What somebody who signed in sends to the world; nobody else's letter is taken for it.
    private static Effect outside(Address to, Arrival letter) {
        SpoolItem item = letter.item();
        if (item.errand().submitter().isEmpty()) return new Effect.Drop("not our domain any more: " + to);
        Address sender = item.sender();
        var recipe = CopyRecipe.same(sender == null ? "" : sender.toString(), HeaderEdits.NONE);
        return new Effect.Forward(item.messageId(), letter.subject(), recipe, item.terms(), List.of(to));
    }

    private void postpone(SpoolItem item, RuntimeException broken) {
        LOG.warnf("letter put off item=%d cause=%s", item.id(), DatabaseException.brief(broken));
        try {
            claims.postpone(item);
        } catch (DatabaseException away) {
            LOG.warnf("letter comes back when its lease ends item=%d cause=%s", item.id(), away.brief());
        }
    }

    /// The first two failures are a warning; the third sets the letter aside and shows the trace of the fault.
    private void fail(SpoolItem item, RuntimeException broken) {
        if (PassingFault.among(broken)) {
            postpone(item, broken);
            return;
        }
        String why = broken.getClass().getSimpleName() + ": " + broken.getMessage();
        try {
            if (claims.fail(item, why.substring(0, Math.min(500, why.length())))) {
                LOG.errorf(broken, "letter set aside item=%d recipient=%s", item.id(), item.recipient());
            } else {
                LOG.warnf(
                        "letter failed, will be tried again item=%d cause=%s",
                        item.id(), DatabaseException.brief(broken));
            }
        } catch (DatabaseException away) {
            LOG.warnf("letter failed and comes back when its lease ends item=%d cause=%s", item.id(), away.brief());
        }
    }
}

package org.carillon.desk;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Consumer;
import org.carillon.lists.Application;
import org.carillon.lists.By;
import org.carillon.lists.Joining;
import org.carillon.lists.MailingList;
import org.carillon.lists.MemberLinks;
import org.carillon.lists.SettingException;
import org.carillon.lists.Wish;
import org.carillon.lists.Wishes;
import org.carillon.mail.Address;
import org.carillon.mail.Mailbox;
import org.jboss.logging.Logger;

/// Takes in what people ask on a page who only name an address, which nothing proves. What is told there is the same
/// for members, strangers and the banned, and so is what is done until then: bans, budgets and members are looked up
/// behind the answer ([Errands]), and only a letter to that address tells what was found.
///
/// Each method is false when too much waits already; then nothing is done.
@ApplicationScoped
public class FrontDesk {
    private static final Logger LOG = Logger.getLogger(FrontDesk.class);

    private final Joining joining;
    private final Reception reception;
    private final Wishes wishes;
    private final MemberLinks links;
    private final Correspondence correspondence;
    private final Errands errands;

    FrontDesk(
            Joining joining,
            Reception reception,
            Wishes wishes,
            MemberLinks links,
            Correspondence correspondence,
            Errands errands) {
        this.joining = joining;
        this.reception = reception;
        this.wishes = wishes;
        this.links = links;
        this.correspondence = correspondence;
        this.errands = errands;
    }

    /// They want to join.
    ///
    /// @throws SettingException when nobody can join, or no list may have that address among its members
    public boolean join(MailingList list, Application application, By by) {
        joining.refuseOpenly(list, application);
        return behind("join", network(application), list, now -> reception.join(now, application, by));
    }

    /// They want to leave.
    ///
    /// @param network where they come from
    public boolean leave(MailingList list, Mailbox who, String network) {
        return behind(
                "leave",
                network,
                list,
                now -> QuarkusTransaction.requiringNew()
                        .run(() -> correspondence.send(now, wishes.ask(now, who, Wish.LEAVE, network))));
    }

    /// They want the link to their options. The budget is asked before the transaction begins, which would else hold a
    /// connection meanwhile.
    ///
    /// @param network where they come from
    public boolean link(MailingList list, Address who, String network) {
        return behind("options", network, list, now -> {
            if (!links.affordable(who, network)) return;
            QuarkusTransaction.requiringNew().run(() -> correspondence.send(now, links.letters(now, who)));
        });
    }

    private static String network(Application application) {
        String network = application.network();
        return network == null ? "" : network;
    }

    /// With the list as it is then; one that has gone meanwhile writes no letters.
    private boolean behind(String what, String network, MailingList list, Consumer<MailingList> errand) {
        long id = list.id();
        return errands.add(what, network, () -> {
            try {
                MailingList.withId(id).ifPresent(errand);
            } catch (SettingException late) {
                LOG.infof("errand refused what=%s list=%d why=\"%s\"", what, id, late.getMessage());
            }
        });
    }
}

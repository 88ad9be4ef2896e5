package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.carillon.mail.Address;
import org.carillon.store.Slots;

/// Bounds the letters that somebody who forges a From, or types another's address into a form, can make us send to
/// that address, from one network, and in all. First the network pays, which is the asker's own; then the address;
/// the site at last, so that a flood to one address does not use up what is there for everybody. What a letter has
/// taken stays spent when its transaction rolls back ([Slots]).
///
/// Whom nothing proves hears at most three letters a day, whatever they say: else help, or the results of commands,
/// would rain where questions no longer do.
@ApplicationScoped
public class LetterBudget {
    private static final Slots.Bound ANSWERS = Slots.Bound.hourly(10);
    private static final Slots.Bound ASKED = Slots.Bound.daily(3);
    private static final Slots.Bound OF_NETWORK = Slots.Bound.hourly(20);
    private static final Slots.Bound HELD = Slots.Bound.hourly(12);
    private static final Slots.Bound REQUESTS = Slots.Bound.hourly(12);
    private static final Slots.Bound INVITATIONS = Slots.Bound.daily(200);

    private final Slots slots;
    private final AnswersConfig config;

    LetterBudget(Slots slots, AnswersConfig config) {
        this.slots = slots;
        this.config = config;
    }

    /// At most 10 answers per address and hour to an author who is proven. To another it costs what a question does.
    boolean answer(Asker asker) {
        return asker.origin().proven() ? outcome(asker.address(), asker.origin()) : question(asker);
    }

    /// False when no more would be answered now.
    boolean answersLeft(Asker asker) {
        return slots.left("answer", target(asker.address()), ANSWERS);
    }

    /// The welcome or goodbye for a token that came back: only a reader at that address knew it, and it counts once.
    /// At most 10 per address and hour, together with the answers.
    ///
    /// @param address to which the letter goes, whoever sent the token
    boolean outcome(Address address, CommandOrigin origin) {
        return network(origin) && slots.take("answer", target(address), ANSWERS) && site(origin);
    }

    /// At most 3 requests to confirm per address and day, over all lists.
    boolean question(Asker asker) {
        CommandOrigin origin = asker.origin();
        return network(origin) && asked(asker.address()) && site(origin);
    }

    /// The same for an address that was typed on a page: at most 20 per network and hour, whatever addresses they are.
    public boolean pageQuestion(Address address, String network) {
        return slots.take("network", network, OF_NETWORK)
                && asked(address)
                && slots.take("pages", "", Slots.Bound.hourly(config.pagesPerHour()));
    }

    /// At most 12 letters per list and hour about held posts; each says how many wait.
    boolean heldNotice(long listId) {
        return slots.take("held", Long.toString(listId), HELD);
    }

    /// At most 12 times per list and hour the people who run it are told of somebody who wants in; each letter says how
    /// many wait.
    boolean requestNotice(long listId) {
        return slots.take("requests", Long.toString(listId), REQUESTS);
    }

    /// Once a day the people who run a list are told that no more requests are kept.
    boolean fullNotice(long listId) {
        return slots.take("requests-full", Long.toString(listId), Slots.Bound.daily(1));
    }

    /// An address that was proven hears what became of its request. At most 10 per address and hour, together with the
    /// answers.
    boolean told(Address address) {
        return outcome(address, new CommandOrigin(true, ""));
    }

    /// At most 200 invitations per list and day; for the address each counts as a question does. The address
    /// pays first, so that one who is refused takes nothing from the others; a list that has none left takes
    /// nothing from anybody.
    boolean invitation(long listId, Address address) {
        String list = Long.toString(listId);
        return slots.left("invitations", list, INVITATIONS)
                && asked(address)
                && slots.take("invitations", list, INVITATIONS);
    }

    private boolean asked(Address address) {
        return slots.take("confirm", target(address), ASKED);
    }

    /// A network of big mail hosts speaks for many people: who is proven is not counted by it.
    private boolean network(CommandOrigin origin) {
        if (origin.proven() || origin.network().isEmpty()) return true;
        return slots.take("mail-network", origin.network(), OF_NETWORK);
    }

    private boolean site(CommandOrigin origin) {
        return origin.proven()
                ? slots.take("proven", "", Slots.Bound.hourly(config.perHour()))
                : slots.take("unproven", "", Slots.Bound.hourly(config.unprovenPerHour()));
    }

    /// `victim+1@` and `victim+2@` are one person.
    private static String target(Address address) {
        String local = address.local().toLowerCase(Locale.ROOT);
        int plus = local.indexOf('+');
        return (plus > 0 ? local.substring(0, plus) : local) + "@" + address.domain();
    }
}

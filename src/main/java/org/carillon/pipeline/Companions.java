package org.carillon.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.carillon.desk.Effect;
import org.carillon.mail.Address;
import org.carillon.mail.CopyRecipe;
import org.carillon.mail.MailTerms;
import org.carillon.spool.SpoolItem;

/// Recipients outside to whom one letter of somebody who signed in goes on the same terms. They leave as
/// one: so they share a transaction at their host (RFC 5321 §4.5.4.1), and their sender gets one report
/// about all at a domain instead of one for each. Lives as long as one transaction.
final class Companions {
    private record Journey(long messageId, String subject, CopyRecipe recipe, MailTerms terms) {}

    private record Party(List<SpoolItem> items, List<Address> to) {}

    private final Map<Journey, Party> parties = new LinkedHashMap<>();

    /// False when the letter must go its way alone.
    boolean take(SpoolItem item, List<Effect> effects) {
        boolean onlyOne = effects.size() == 1 && item.errand().submitter().isPresent();
        if (!onlyOne || !(effects.getFirst() instanceof Effect.Forward forward)) return false;
        var journey = new Journey(forward.messageId(), forward.subject(), forward.recipe(), forward.terms());
        Party party = parties.computeIfAbsent(journey, j -> new Party(new ArrayList<>(), new ArrayList<>()));
        party.items().add(item);
        party.to().addAll(forward.to());
        return true;
    }

    /// Sends each party off: the first of them takes all along.
    void leave(BiConsumer<SpoolItem, List<Effect>> desk) {
        parties.forEach((journey, party) -> {
            SpoolItem first = party.items().getFirst();
            var forward = new Effect.Forward(
                    journey.messageId(), journey.subject(), journey.recipe(), journey.terms(), party.to());
            desk.accept(first, List.of(forward));
            for (SpoolItem other : party.items().subList(1, party.items().size())) {
                desk.accept(other, List.of(new Effect.Along(first.id())));
            }
        });
    }
}

package org.carillon.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.carillon.desk.Effect;
import org.carillon.domains.Domains;
import org.carillon.domains.ForwardReturns;
import org.carillon.mail.Address;
import org.carillon.mail.CopyRecipe;
import org.carillon.mail.HeaderEdits;
import org.jspecify.annotations.Nullable;

/// Letters that are passed on by a rule. Inside they keep their envelope sender; to the outside they leave with one of
/// ours, from which a bounce finds its way to the sender.
@ApplicationScoped
class Forwards {
    private final Domains domains;
    private final ForwardReturns returns;

    Forwards(Domains domains, ForwardReturns returns) {
        this.domains = domains;
        this.returns = returns;
    }

    List<Effect> to(List<Address> targets, Arrival letter, HeaderEdits edits) {
        @Nullable Address sender = letter.item().sender();
        if (sender == null) return List.of(forward(letter, "", edits, targets));
        var effects = new ArrayList<Effect>();
        List<Address> inside =
                targets.stream().filter(to -> domains.ours(to.domain())).toList();
        List<Address> outside =
                targets.stream().filter(to -> !inside.contains(to)).toList();
        if (!inside.isEmpty()) effects.add(forward(letter, sender.toString(), edits, inside));
        if (!outside.isEmpty()) {
            String domain = letter.item().recipient().domain();
            effects.add(forward(letter, returns.written(sender, domain).toString(), edits, outside));
        }
        return effects;
    }

    /// A bounce of what was forwarded goes on to the sender, from nobody: there is no answer to it.
    Effect back(Address sender, Arrival letter) {
        String here = letter.item().recipient().toString();
        if (Loops.cameThrough(letter.message(), here)) return new Effect.Drop("loop: Delivered-To " + here);
        if (letter.item().sender() != null) return new Effect.Drop("not a bounce");
        return forward(letter, "", HeaderEdits.NONE.add("Delivered-To", here), List.of(sender));
    }

    private static Effect forward(Arrival letter, String returnPath, HeaderEdits edits, List<Address> to) {
        return new Effect.Forward(
                letter.item().messageId(),
                letter.subject(),
                CopyRecipe.same(returnPath, edits),
                letter.item().terms(),
                to);
    }
}

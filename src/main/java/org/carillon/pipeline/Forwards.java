package org.carillon.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.carillon.delivery.ReportBudget;
import org.carillon.desk.Effect;
import org.carillon.domains.Domains;
import org.carillon.domains.ForwardReturns;
import org.carillon.mail.Address;
import org.carillon.mail.CopyRecipe;
import org.carillon.mail.HeaderEdits;
import org.jspecify.annotations.Nullable;

/// Letters that are passed on by a rule. Inside they keep their envelope sender; to the outside they leave with one of
/// ours, from which a bounce finds its way to the sender. Where nothing proves that sender, a bounce would go to
/// whoever was forged: then the letter leaves in the name of whose rule it is, who hears of failures.
@ApplicationScoped
class Forwards {
    private final Domains domains;
    private final ForwardReturns returns;
    private final ReportBudget budget;

    Forwards(Domains domains, ForwardReturns returns, ReportBudget budget) {
        this.domains = domains;
        this.returns = returns;
        this.budget = budget;
    }

    /// @param owner an address of ours whose reader wants the letter passed on
    List<Effect> to(List<Address> targets, Arrival letter, HeaderEdits edits, Address owner) {
        @Nullable Address sender = letter.item().sender();
        if (sender == null) return List.of(forward(letter, "", edits, targets));
        if (!letter.believed()) return List.of(inOwnName(letter, owner, edits, targets));
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

    private static Effect inOwnName(Arrival letter, Address owner, HeaderEdits edits, List<Address> to) {
        return new Effect.Forward(
                letter.item().messageId(),
                letter.subject(),
                CopyRecipe.same(owner.toString(), edits),
                letter.item().terms().anew(),
                to);
    }

    /// A bounce of what was forwarded goes on to the sender, from nobody: there is no answer to it.
    Effect back(Address sender, Arrival letter) {
        String here = letter.item().recipient().toString();
        if (Loops.cameThrough(letter.message(), here)) return new Effect.Drop("loop: Delivered-To " + here);
        if (letter.item().sender() != null) return new Effect.Drop("not a bounce");
        if (!budget.allows(sender, letter.item().id())) return new Effect.Drop("its sender had enough reports");
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

package org.carillon.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.carillon.desk.Effect;
import org.carillon.mail.Address;
import org.carillon.mail.CopyRecipe;
import org.carillon.mail.HeaderEdits;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Letters to `postmaster` and `abuse` of our domains: passed on to whoever runs the house, or kept until that
/// is known.
@ApplicationScoped
class PostmasterStage {
    private static final String UNKNOWN = "no postmaster is set: set carillon.postmaster to an address and retry";

    private final Optional<Address> postmaster;

    PostmasterStage(@ConfigProperty(name = "carillon.postmaster") Optional<String> postmaster) {
        this.postmaster = postmaster.filter(p -> !p.isBlank()).map(Address::of);
    }

    List<Effect> letter(Arrival letter) {
        String here = letter.item().recipient().toString();
        if (Loops.cameThrough(letter.message(), here)) return List.of(new Effect.Drop("loop: Delivered-To " + here));
        if (postmaster.isEmpty()) return List.of(new Effect.SetAside(UNKNOWN));
        HeaderEdits edits = HeaderEdits.NONE.add("Delivered-To", here);
        CopyRecipe recipe = CopyRecipe.same("", edits);
        return List.of(
                new Effect.Forward(letter.item().messageId(), letter.subject(), recipe, List.of(postmaster.get())));
    }
}

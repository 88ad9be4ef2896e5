package org.carillon.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.carillon.desk.Effect;
import org.carillon.domains.Postmaster;
import org.carillon.mail.Address;
import org.carillon.mail.CopyRecipe;
import org.carillon.mail.HeaderEdits;
import org.jboss.logging.Logger;

/// Letters to `postmaster` and `abuse` of our domains: passed on to whoever runs the house, or kept until that
/// is known.
@ApplicationScoped
class PostmasterStage {
    private static final Logger LOG = Logger.getLogger(PostmasterStage.class);
    private static final String UNKNOWN = "no postmaster is set: set carillon.postmaster to an address and retry";

    private final Postmaster postmaster;

    PostmasterStage(Postmaster postmaster) {
        this.postmaster = postmaster;
    }

    /// Reads the configuration; who runs the house should know that nobody reads his mail.
    void check() {
        if (postmaster.address().isEmpty())
            LOG.info("no postmaster is set: letters to him are set aside, see carillon.postmaster");
    }

    List<Effect> letter(Arrival letter) {
        String here = letter.item().recipient().toString();
        if (Loops.cameThrough(letter.message(), here)) return List.of(new Effect.Drop("loop: Delivered-To " + here));
        Optional<Address> reader = postmaster.address();
        if (reader.isEmpty()) return List.of(new Effect.SetAside(UNKNOWN, false));
        HeaderEdits edits = letter.scoreFields().add("Delivered-To", here);
        CopyRecipe recipe = CopyRecipe.same("", edits);
        return List.of(new Effect.Forward(
                letter.item().messageId(),
                letter.subject(),
                recipe,
                letter.item().terms(),
                List.of(reader.get())));
    }
}

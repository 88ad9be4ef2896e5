package org.carillon.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.carillon.desk.Effect;
import org.carillon.mail.Address;
import org.carillon.mail.AddressException;
import org.carillon.mail.CopyRecipe;
import org.carillon.mail.HeaderEdits;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Letters to `postmaster` and `abuse` of our domains: passed on to whoever runs the house, or kept until that
/// is known.
@ApplicationScoped
class PostmasterStage {
    private static final Logger LOG = Logger.getLogger(PostmasterStage.class);
    private static final String UNKNOWN = "no postmaster is set: set carillon.postmaster to an address and retry";

    private final Optional<Address> postmaster;

    PostmasterStage(@ConfigProperty(name = "carillon.postmaster") Optional<String> postmaster) {
        this.postmaster = postmaster.filter(p -> !p.isBlank()).map(PostmasterStage::read);
    }

    private static Address read(String configured) {
        try {
            return Address.of(configured);
        } catch (AddressException wrong) {
            throw new IllegalArgumentException("carillon.postmaster is no mail address: " + wrong.getMessage());
        }
    }

    /// Reads the configuration; who runs the house should know that nobody reads his mail.
    void check() {
        if (postmaster.isEmpty())
            LOG.info("no postmaster is set: letters to him are set aside, see carillon.postmaster");
    }

    List<Effect> letter(Arrival letter) {
        String here = letter.item().recipient().toString();
        if (Loops.cameThrough(letter.message(), here)) return List.of(new Effect.Drop("loop: Delivered-To " + here));
        if (postmaster.isEmpty()) return List.of(new Effect.SetAside(UNKNOWN, false));
        HeaderEdits edits = HeaderEdits.NONE.add("Delivered-To", here);
        CopyRecipe recipe = CopyRecipe.same("", edits);
        return List.of(new Effect.Forward(
                letter.item().messageId(),
                letter.subject(),
                recipe,
                letter.item().terms(),
                List.of(postmaster.get())));
    }
}

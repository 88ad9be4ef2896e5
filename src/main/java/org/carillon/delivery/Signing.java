package org.carillon.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.carillon.mail.CopyRecipe;
import org.carillon.mail.HeaderEdits;
import org.carillon.trust.dkim.LetterSigner;
import org.carillon.trust.dkim.Signatories;

/// Finds who signs a letter: the domain that its recipe names, if it has keys and signing is wanted.
@ApplicationScoped
class Signing {
    private final Signatories signatories;
    private final DeliveryConfig config;
    private final Clock clock;

    Signing(Signatories signatories, DeliveryConfig config, Clock clock) {
        this.signatories = signatories;
        this.config = config;
        this.clock = clock;
    }

    /// @param rest what all copies share, as it is sent
    Optional<LetterSigner> signer(CopyRecipe recipe, byte[] rest) {
        if (!config.sign()) return Optional.empty();
        List<String> personal =
                recipe.personal().stream().map(HeaderEdits.Added::name).toList();
        return signatories.of(recipe.signer()).flatMap(who -> LetterSigner.of(who, rest, personal, clock.instant()));
    }
}

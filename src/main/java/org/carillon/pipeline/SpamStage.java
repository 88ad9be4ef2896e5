package org.carillon.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.carillon.directory.Destination;
import org.carillon.spam.Hint;
import org.carillon.spam.SpamFilter;
import org.carillon.spam.SpamScopes;
import org.carillon.trust.Origin;

/// Whether a letter looks like spam, to the list or the person that it is for.
@ApplicationScoped
class SpamStage {
    private final SpamFilter filter;

    SpamStage(SpamFilter filter) {
        this.filter = filter;
    }

    /// The letter with its score; one of a person who signed in, or for nobody who would read it, as it was.
    Arrival looked(Arrival letter, Destination destination) {
        Optional<String> scope = scope(destination);
        if (scope.isEmpty() || letter.provenance().origin() == Origin.SIGNED_IN) return letter;
        List<Hint> noticed = letter.provenance().remarks().stream()
                .map(remark -> new Hint(remark.words(), remark.points()))
                .toList();
        return letter.scored(filter.score(
                List.of(scope.get()), letter.message(), letter.item().acceptedAt(), noticed));
    }

    /// Whose filter is asked before the site's.
    private static Optional<String> scope(Destination destination) {
        return switch (destination) {
            case Destination.ListPost post -> Optional.of(SpamScopes.list(post.listId()));
            case Destination.PersonInbox inbox -> Optional.of(SpamScopes.person(inbox.personId()));
            case Destination.ListOwner _,
                    Destination.ListCommand _,
                    Destination.ListBounce _,
                    Destination.ForwardReturn _,
                    Destination.Postmaster _,
                    Destination.Remote _,
                    Destination.Unknown _ -> Optional.empty();
        };
    }
}

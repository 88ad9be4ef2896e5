package org.carillon.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.directory.Destination;
import org.carillon.spam.Hint;
import org.carillon.spam.SpamFilter;
import org.carillon.spam.SpamScopes;
import org.carillon.trust.Origin;
import org.carillon.trust.Provenance;
import org.carillon.trust.Remark;

/// Whether a letter looks like spam, to the list or the person that it is for.
@ApplicationScoped
class SpamStage {
    private final SpamFilter filter;

    SpamStage(SpamFilter filter) {
        this.filter = filter;
    }

    /// The letter with its score; one of a person who signed in, or for nobody who would read it, as it was, and any
    /// where the filter is off and nobody has said anything that matters.
    Arrival looked(Arrival letter, Destination destination) {
        Optional<List<String>> scopes = scopes(destination);
        if (scopes.isEmpty()) return letter;
        List<Hint> hints = hints(letter);
        if (trusted(letter.provenance(), hints)) return letter;
        return filter.score(scopes.get(), letter.message(), letter.item().acceptedAt(), hints)
                .map(letter::scored)
                .orElse(letter);
    }

    /// Nobody looks at what a person of ours writes, unless a host in front has taken it in and somebody speaks against
    /// it: then nobody was told so at the door.
    private static boolean trusted(Provenance provenance, List<Hint> hints) {
        boolean doubted = provenance.handedOn() && hints.stream().anyMatch(hint -> hint.points() > 0);
        return provenance.origin() == Origin.SIGNED_IN && !doubted;
    }

    /// The word of a filter in front counts only where one of our own hosts may have put it there.
    private List<Hint> hints(Arrival letter) {
        var hints = new ArrayList<Hint>();
        for (Remark remark : letter.provenance().remarks()) hints.add(new Hint(remark.words(), remark.points()));
        if (letter.provenance().handedOn()) {
            filter.inFront(letter.message().headers()).ifPresent(hints::add);
        }
        return hints;
    }

    /// Whose filter is asked before the site's. Who runs a list or the house gets every letter, but may want to sort
    /// them.
    private static Optional<List<String>> scopes(Destination destination) {
        return switch (destination) {
            case Destination.ListPost post -> Optional.of(List.of(SpamScopes.list(post.listId())));
            case Destination.ListOwner owner -> Optional.of(List.of(SpamScopes.list(owner.listId())));
            case Destination.PersonInbox inbox -> Optional.of(List.of(SpamScopes.person(inbox.personId())));
            case Destination.Postmaster _ -> Optional.of(List.of());
            case Destination.ListCommand _,
                    Destination.ListBounce _,
                    Destination.ForwardReturn _,
                    Destination.Remote _,
                    Destination.Unknown _ -> Optional.empty();
        };
    }
}

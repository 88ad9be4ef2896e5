package org.carillon.lists;

import java.util.Optional;
import org.carillon.trust.Provenance;

/// A letter that the author's domain disowns waits for somebody who knows the author: it may have come through another
/// list, which breaks signatures without anybody's fault.
final class ProvenanceRule implements PostingRule {
    @Override
    public Optional<Posting> judge(PostFacts facts) {
        Provenance provenance = facts.known().origin().provenance();
        if (!provenance.forged()) return Optional.empty();
        return PostingRule.hold("it may be forged: nothing proves that it is from "
                + provenance.dmarc().domain() + ", whose owner wants such letters "
                + switch (provenance.dmarc().applied()) {
                    case REJECT -> "refused";
                    case QUARANTINE, NONE -> "put aside";
                });
    }
}

package org.carillon.lists;

import java.util.Optional;
import org.carillon.mail.AutomaticMail;

/// Bounces and vacation replies never reach the members (RFC 3834 §2).
final class AutomaticMailRule implements PostingRule {
    @Override
    public Optional<Posting> judge(PostFacts facts) {
        return AutomaticMail.answerMark(facts.envelope(), facts.headers())
                .map(mark -> new Posting.Discard("it was written by a machine (" + mark + ")"));
    }
}

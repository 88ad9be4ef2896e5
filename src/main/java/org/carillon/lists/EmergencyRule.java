package org.carillon.lists;

import java.util.Optional;

/// An owner has stopped the list for a while.
final class EmergencyRule implements PostingRule {
    @Override
    public Optional<Posting> judge(PostFacts facts) {
        return facts.settings().on(Setting.EMERGENCY)
                ? PostingRule.hold("the list is stopped (emergency=on)")
                : Optional.empty();
    }
}

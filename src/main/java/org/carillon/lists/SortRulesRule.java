package org.carillon.lists;

import java.util.Optional;
import org.carillon.sort.Action;

/// What the list's own sort rules want; the first of their words that decides.
final class SortRulesRule implements PostingRule {
    private static final String WHOSE = "the list's sort rules";

    @Override
    public Optional<Posting> judge(PostFacts facts) {
        return facts.known().rules().stream()
                .flatMap(action -> wanted(action).stream())
                .findFirst();
    }

    private static Optional<Posting> wanted(Action action) {
        return switch (action) {
            case Action.Accept _ -> Optional.of(new Posting.Accept(WHOSE));
            case Action.Hold hold -> Optional.of(new Posting.Hold(because(hold.reason())));
            case Action.Reject reject -> Optional.of(new Posting.Reject(because(reject.text())));
            case Action.Discard _ -> Optional.of(new Posting.Discard(WHOSE));
            case Action.Deliver _, Action.Forward _, Action.Tag _, Action.Refused _ -> Optional.empty();
        };
    }

    private static String because(String reason) {
        return reason.isBlank() ? WHOSE : WHOSE + ": " + PlainText.line(reason, 200);
    }
}

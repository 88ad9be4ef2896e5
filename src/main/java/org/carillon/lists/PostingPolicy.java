package org.carillon.lists;

import java.util.List;

/// Whether a post goes out: a table of rules, asked in this order. The first that has something to say decides,
/// but all are asked, so that an owner sees every reason at once.
public final class PostingPolicy {
    /// One rule that had something to say.
    public record MatchedRow(String rule, Posting posting) {
        @Override
        public String toString() {
            return rule + ": " + posting.word() + ", " + posting.reason();
        }
    }

    /// @param rows every rule that matched, in order; empty when none did
    public record Decision(Posting posting, List<MatchedRow> rows) {
        public Decision {
            rows = List.copyOf(rows);
        }
    }

    private static final List<PostingRule> TABLE = List.of(
            new LoopRule(),
            new AutomaticMailRule(),
            new BannedRule(),
            new ClosedRule(),
            new FromRule(),
            new ProvenanceRule(),
            new EmergencyRule(),
            new SortRulesRule(),
            new MemberActionRule(),
            new FirstPostRule(),
            new NonmemberRule(),
            new AdministriviaRule(),
            new ExplicitDestinationRule(),
            new RecipientsRule(),
            new SizeRule(),
            new SpamRule());

    private PostingPolicy() {}

    public static Decision decide(PostFacts facts) {
        List<MatchedRow> rows = TABLE.stream()
                .flatMap(rule -> rule.judge(facts).map(p -> new MatchedRow(rule.title(), p)).stream())
                .toList();
        Posting first = rows.isEmpty()
                ? new Posting.Accept("no rule objects")
                : rows.getFirst().posting();
        return new Decision(withoutBackscatter(first), rows);
    }

    /// A refusal is a letter to whoever stands in From. As long as nobody has proven to be that person, it
    /// would hit bystanders whose address was forged: an owner decides instead.
    private static Posting withoutBackscatter(Posting posting) {
        return posting instanceof Posting.Reject reject
                ? new Posting.Hold(reject.reason() + "; held, not rejected: the author is not proven")
                : posting;
    }
}

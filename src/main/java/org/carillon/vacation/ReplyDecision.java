package org.carillon.vacation;

/// Whether a letter to somebody who is away shall be answered.
public sealed interface ReplyDecision {
    /// It may be, if the budgets still have room: see [Budgets].
    record Reply(AwayLetter letter, Claim claim) implements ReplyDecision {}

    /// It is not.
    ///
    /// @param reason in words, for the person who asks why nobody was answered
    record Silence(String reason) implements ReplyDecision {}
}

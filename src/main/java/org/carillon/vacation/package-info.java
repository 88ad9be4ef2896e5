/// Away messages: what somebody has said ([Vacation]), whether a letter is answered ([AwayPolicy]), and the
/// budgets that bound all replies whatever others do ([Budgets]).
///
/// To use it from the pipeline, in the transaction that deals with the letter:
/// `vacations.consider(new Addressee(person.id(), person.name(), addresses, recipient), envelope, message,
/// acceptedAt)` gives a [ReplyDecision]. A `Reply` becomes `Effect.AnswerAway`; the desk claims the budgets,
/// writes the letter and enqueues it. A `Silence` needs nothing: its reason has been written down, unless nobody
/// is away. Call it once for each letter and person.
///
/// Pages and API read and write with [Vacations]; a form is checked by [VacationForm].
/// Hides: how replies are remembered. It changes its own tables only. Start reading at [AwayPolicy].
/// May import `mail`, `store`, `domains`, `people`, `lists`.
@NullMarked
package org.carillon.vacation;

import org.jspecify.annotations.NullMarked;

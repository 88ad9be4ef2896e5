/// The rule language of procmail, as a value: a text becomes a [RuleSet], a letter and a rule set become a
/// [Verdict]. Pure: no database, no clock, no process is ever started.
///
/// Gives: [RuleSet#parse] with every fault and its line, [Sorter#sort] with the actions in order and a trace of
/// the conditions, [Pattern] (our own engine for the dialect of regular expressions, in linear time).
/// Hides: the reading of lines and words, variables, the automaton behind a pattern.
/// [Outline] divides a text into statements; rules as rows of a form are in `sort.form`.
/// Start reading at [RuleSet], then [Sorter]; for patterns at [Pattern]. Imports `mail` alone.
@NullMarked
package org.carillon.sort;

import org.jspecify.annotations.NullMarked;

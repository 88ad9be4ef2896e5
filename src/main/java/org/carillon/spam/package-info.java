/// Whether a letter is spam: rules that look at it (`spam.rule`), a filter that has learned from
/// people's clicks, and programs of others that are asked over the network (`spam.scanner`). All
/// of them only add points and a sentence to one score; what becomes of the letter is decided
/// elsewhere.
///
/// Gives: [SpamFilter], the door for learning and judging; [SpamScore]; [Hint], by which other
/// rooms bring in what they know. Hides: words and their counts. Start reading at [SpamFilter],
/// then [Tokens] and [Bayes]. May import `mail`, `trust`, `store`.
@NullMarked
package org.carillon.spam;

import org.jspecify.annotations.NullMarked;

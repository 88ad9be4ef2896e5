/// The rule texts of people, lists and the site at rest, and their use on letters. Gives [RuleBook] (read, set),
/// [RuleOwner] and [Sorting] (a letter and an owner in, a verdict out); hides the table of versions. The language
/// itself is the room `sort`.
///
/// Start reading at [RuleBook], then [Sorting]. May import `mail`, `store`, `sort`.
@NullMarked
package org.carillon.rules;

import org.jspecify.annotations.NullMarked;

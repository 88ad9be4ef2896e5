/// Rules as rows of a form, kept as recipe text. Gives [FormRules] (a text as cards: rules in the form's own shape,
/// and everything else word for word) and the words of a rule: [FormRule], [Row], [Deed]. Hides how they are written
/// and read.
///
/// Start reading at [FormRules], then [RuleWriter]. Imports `sort` above it and `mail`.
@NullMarked
package org.carillon.sort.form;

import org.jspecify.annotations.NullMarked;

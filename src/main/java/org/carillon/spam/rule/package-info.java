/// What spam often does and people seldom do, one thing in one file. Each looks at a letter and
/// gives a sentence with points; together they are far from enough to call a letter spam that a
/// person wrote.
///
/// Gives: [Rules]. Hides: the rules. Start reading at [Rules]. May import `mail`.
@NullMarked
package org.carillon.spam.rule;

import org.jspecify.annotations.NullMarked;

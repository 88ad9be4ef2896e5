/// What was refused or put off at the doors and why, for who runs the site.
///
/// Gives: [Refusals], a log that never holds up a door. Hides: its queue and tables. Start reading
/// at [Refusals]. May import `mail`, `store`, `dns`, `domains`.
@NullMarked
package org.carillon.trust.refusals;

import org.jspecify.annotations.NullMarked;

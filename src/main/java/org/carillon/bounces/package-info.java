/// Bounces that come back: reading them ([BounceReader]) and writing down whose they are ([Bounces]).
///
/// Gives: what a bounce means, per recipient, as values; a record of each for the member. Hides: the many ways
/// in which hosts say no. Start reading at [Bounces]. May import `mail`, `store`, `lists`.
@NullMarked
package org.carillon.bounces;

import org.jspecify.annotations.NullMarked;

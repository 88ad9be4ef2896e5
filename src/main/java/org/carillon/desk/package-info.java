/// What a decision leads to: [Effect] is the closed set of consequences, [Desk] the one place that carries them
/// out, in the caller's transaction. Mail, pages and API all use it.
///
/// Start reading at [Effect]. May import all rooms above it but `smtp`.
@NullMarked
package org.carillon.desk;

import org.jspecify.annotations.NullMarked;

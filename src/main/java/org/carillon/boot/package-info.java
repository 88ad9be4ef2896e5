/// Start and stop, the clock, health, upkeep of the database, the demo. The only room that may import every
/// other.
///
/// Start reading at [Start].
@NullMarked
package org.carillon.boot;

import org.jspecify.annotations.NullMarked;

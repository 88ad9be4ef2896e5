/// What this node can say about itself: its counters, in words for pages and programs. Reads the metrics registry,
/// where
/// the rooms below write; so nobody has to reach into them to see how they are.
///
/// Start reading at [Doors]. Imports no other room but `store`.
@NullMarked
package org.carillon.watch;

import org.jspecify.annotations.NullMarked;

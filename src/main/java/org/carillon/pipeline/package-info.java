/// The one place that knows the order of the stages: claim, look up, ask the rooms, let the desk act.
///
/// Start reading at [Pipeline]. May import all rooms above it but `smtp`.
@NullMarked
package org.carillon.pipeline;

import org.jspecify.annotations.NullMarked;

/// Accepted messages at rest: the only door into the house. `accept` makes them durable, `claim`, `finish` and
/// `fail` let the pipeline work on one (message, recipient) at a time.
///
/// Start reading at [Spool]. May import `mail` and `store`.
@NullMarked
package org.carillon.spool;

import org.jspecify.annotations.NullMarked;

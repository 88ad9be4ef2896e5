/// Carillon: each package below is a room; `docs/flow.md` tells the way of a letter through them.
@org.jspecify.annotations.NullMarked
package org.carillon;

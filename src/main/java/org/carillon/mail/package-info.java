/// The words of RFC 5322 and RFC 5321 as immutable values: [Address], [Envelope], [Message], [Headers], and
/// [HeaderEdits], which lays new fields over a message without touching any other byte.
///
/// Gives: parsing within bounds, exact bytes. Hides: nothing that needs a clock, a database or Quarkus.
/// Start reading at [Message]. Imports no other room.
@NullMarked
package org.carillon.mail;

import org.jspecify.annotations.NullMarked;

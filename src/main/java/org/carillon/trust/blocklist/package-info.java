/// What the DNS block lists of others say about a client (RFC 5782).
///
/// Gives: [BlockLists], which asks them all at once and never waits long for a dead one; a
/// [Hearing] with its [Verdict]; [Reveille], which asks lists that rest; [Exemptions], who comes in whoever lists them.
/// Hides: names, codes and the resting of
/// lists in trouble. Start reading at
/// [BlockLists]. May import `mail`, `store`, `dns`, `domains`.
@NullMarked
package org.carillon.trust.blocklist;

import org.jspecify.annotations.NullMarked;

/// DMARC (RFC 9989): whether the domain that a letter's From names stands behind the letter, and what it asks to be
/// done when it does not.
///
/// Gives: [Dmarc], [DmarcResult]. Hides: the record and the walk up the tree. Pure but for its questions to the DNS.
/// Start
/// reading at [Dmarc], then [Walk]. May import `mail`, `dns`.
@NullMarked
package org.carillon.trust.dmarc;

import org.jspecify.annotations.NullMarked;

/// What can be told of the host at the other end before it sends a word: how it calls itself, and what the DNS calls
/// it.
///
/// Gives: [HostCheck] with its [HostFacts], and [ClientNames]. Hides: the syntax of greetings. Pure but for the
/// questions to `dns`. Start reading at [HostCheck]. May import `mail`, `dns`.
@NullMarked
package org.carillon.trust.host;

import org.jspecify.annotations.NullMarked;

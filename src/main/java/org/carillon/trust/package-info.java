/// Who a letter is really from. Below it: `dkim`, the signatures of domains, ours and those of others; `spf`, what the
/// domain of a sender says about the host that sends; `host`, what can be told of that host itself; `blocklist`,
/// `greylist` and `refusals`, what others and we remember of it.
///
/// Gives: [DnsAdvice], the records that a domain of ours should have, and [DnsChecks], whether it has them;
/// [Strangers], which keeps what is remembered in bounds; [Examiner], who asks while [Patience] lasts, and
/// [AuthservId], by which name we sign the answer. Hides: what counts as good enough. Start reading at
/// [DnsAdvice]. May import `mail`, `store`, `dns`, `domains`.
@NullMarked
package org.carillon.trust;

import org.jspecify.annotations.NullMarked;

/// Everything that leaves: the [Outbox] takes a letter, a recipe for each recipient's copy and the recipients;
/// couriers claim batches by destination, hand them over by the configured [Route] and keep the counters. It
/// knows nothing of lists.
///
/// Gives: [Outbox], [OutboxMailer], [Queue], [Failures], [Captured], [LocalDrop], [OwnPolicies]. Hides: leases,
/// retries,
/// connections, bounces. Start reading at [Outbox], then [Courier] and [Attempt]. May import `mail`, `store`, `smtp`,
/// `dns`,
/// `domains`, `trust`, `spool`, `mailbox`, `letters`.
@NullMarked
package org.carillon.delivery;

import org.jspecify.annotations.NullMarked;

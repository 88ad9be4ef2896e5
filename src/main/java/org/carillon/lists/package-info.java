/// Mailing lists: what a list is ([MailingList], [ListSettings]), who is on it ([Members]), whether a post goes
/// out ([PostingPolicy]), what the copies look like ([Preparation]) and what people ask of a list by mail
/// ([ListCommands]).
///
/// Gives: decisions as values ([Posting], [ListAnswer]). It changes its own tables only; it never sends,
/// archives or enqueues: that is `desk`. Hides: how settings, members and confirmations are kept.
/// Start reading at [MailingList], then [PostingPolicy]. May import `mail`, `store`, `domains`, `people`.
@NullMarked
package org.carillon.lists;

import org.jspecify.annotations.NullMarked;

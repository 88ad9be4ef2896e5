/// Strangers' letters are asked to come again in some minutes: mail servers do, most programs that
/// send spam do not.
///
/// Gives: [Greylist], which decides; [Correspondents], who need not wait. Hides: networks, senders
/// who write from a new address each time, tables. Start reading at [Greylist]. May import `mail`,
/// `store`, `dns`, `domains`.
@NullMarked
package org.carillon.trust.greylist;

import org.jspecify.annotations.NullMarked;

/// Programs of others that look at letters: rspamd, SpamAssassin's spamd, ClamAV. Each is asked
/// over the network, with an end in time and in size, and each may be away; what then becomes of
/// a letter is a setting.
///
/// Gives: [Scanners], the door; [Scanner]; [Scan], what they say. Hides: their protocols. Start
/// reading at [Scanners]. May import `mail`.
@NullMarked
package org.carillon.spam.scanner;

import org.jspecify.annotations.NullMarked;

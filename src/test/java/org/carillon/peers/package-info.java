/// Programs that others wrote speak with our doors: swaks, Postfix, msmtp, OpenSSL, Python's smtplib, HAProxy. They are
/// the machine's own; a test whose program is missing is skipped, unless the environment says `CI_PEERS=required`.
///
/// Start reading at [WithPeers].
@NullMarked
package org.carillon.peers;

import org.jspecify.annotations.NullMarked;

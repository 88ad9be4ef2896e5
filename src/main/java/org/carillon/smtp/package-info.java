/// The wire of RFC 5321, for both directions. For a server: [LineReader] → [CommandParser] → sealed [Command],
/// and [DotReader] for DATA. For a client: [ReplyReader] and [DotWriter]. Both speak in [Reply] and
/// [EnhancedCode].
///
/// Gives: strangers' bytes as values, within bounds, and values as bytes that cannot break a line. Hides:
/// buffering, line ends, dots. Knows no socket, no clock and no policy. Start reading at [Command]. May import
/// `mail`.
@NullMarked
package org.carillon.smtp;

import org.jspecify.annotations.NullMarked;

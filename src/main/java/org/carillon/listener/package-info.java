/// Our SMTP doors: who may come in, what they may say, and the 250 that is only said once a letter is safe.
///
/// A [Door] listens and lets callers in through its [Doorkeeper]; each has a [Session] on a virtual thread of
/// its own, straight-line: [Wire] → `Line` → `Command` → [Dialogue] → [Step] → answer. [Intake] takes the text
/// of a message in. Hides sockets and deadlines. Gives others nothing but [SmtpListener] (start, stop, port)
/// and counters in the metrics registry. Start reading at [Session]. May import `mail`, `smtp`, `trust`,
/// `people`, `spool`, `directory`.
@NullMarked
package org.carillon.listener;

import org.jspecify.annotations.NullMarked;

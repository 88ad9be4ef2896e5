/// The letters that Carillon writes itself: a Qute mail template each, and [MailComposer], which makes their
/// bytes.
///
/// Hides: how a letter is encoded. Start reading at [MailComposer]. May import `mail`, `store`, `people`,
/// `lists`, `vacation`.
@NullMarked
package org.carillon.letters;

import org.jspecify.annotations.NullMarked;

/// A person's folders: Maildir++ below `carillon.home/mailboxes`, so that any IMAP server can serve them. Gives
/// [Folders] (deliver, list, read, mark) and [FolderName]; hides the layout on disk. Only `delivery` puts letters
/// here, through the outbox, so that a full disk means retry.
///
/// Start reading at [Folders]. May import `mail`, `people`, `store`.
@NullMarked
package org.carillon.mailbox;

import org.jspecify.annotations.NullMarked;

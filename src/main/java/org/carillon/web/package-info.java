/// The pages, for people: HTML from the Qute templates in `templates/<PagesClass>/<method>.html`, in the frame
/// of
/// `templates/page.html`. No script, no inline style ([PageHeaders]).
///
/// Start reading at [ListPages]; each group of pages has its class: [ArchivePages] and [ThreadPages], [HeldPages],
/// [MemberPages], [QueuePages]. Strangers' text passes through [Harmless] or [LetterText]. May import every room above
/// but `smtp`, `pipeline` and `listener`.
@NullMarked
package org.carillon.web;

import org.jspecify.annotations.NullMarked;

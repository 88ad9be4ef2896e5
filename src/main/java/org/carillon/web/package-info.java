/// The pages, for people: HTML from the Qute templates in `templates/<PagesClass>/<method>.html`, in the frame
/// of `templates/page.html` ([Frame]). No script, no inline style ([PageHeaders]). Every form bears a token
/// ([FormGuard]). Who looks and what he may do says [Visitor]; a page that somebody may not see answers 404.
///
/// Start reading at [ListHomePages]; each group of pages has its class: [ArchivePages] and [ThreadPages], [HeldPages],
/// [MemberPages], [QueuePages]. Strangers' text passes through [Harmless] or [LetterText]. May import every room above
/// but `smtp`, `pipeline` and `listener`.
@NullMarked
package org.carillon.web;

import org.jspecify.annotations.NullMarked;

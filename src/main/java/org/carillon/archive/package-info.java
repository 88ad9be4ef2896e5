/// What lists have said, kept byte for byte and woven into conversations. A list is only an opaque key here.
///
/// Gives: [Archive] to add posts, [Reading] and [Texts] for months, threads and posts; [MboxImport] and [MboxExport] to
/// move whole archives. Hides: how threads are found ([Forest], the algorithm of JWZ and RFC 5256) and how two
/// nodes keep out of each other's way ([Shelf]). Start reading at [Archive]. May import `mail` and `store`.
@NullMarked
package org.carillon.archive;

import org.jspecify.annotations.NullMarked;

/// What the Domain Name System says about mail: one caching [Resolver], with dnsjava behind it.
///
/// Gives: answers as values, so that "there is no such name" is never confused with "nobody answered". Hides:
/// dnsjava. Start reading at [Resolver]. May import `mail`.
@NullMarked
package org.carillon.dns;

import org.jspecify.annotations.NullMarked;

/// Our domains, the keys by which their letters are signed, and the secrets of tokens and return paths; kept in the
/// database so that all nodes share them.
///
/// Start reading at [Domains], then [DomainKeys]. May import `mail` and `store`.
@NullMarked
package org.carillon.domains;

import org.jspecify.annotations.NullMarked;

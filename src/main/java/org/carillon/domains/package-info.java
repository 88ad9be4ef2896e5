/// Our domains, and the secrets of tokens and return paths, kept in the database so that all nodes share them.
///
/// Start reading at [Domains]. May import `mail` and `store`.
@NullMarked
package org.carillon.domains;

import org.jspecify.annotations.NullMarked;

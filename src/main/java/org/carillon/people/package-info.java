/// People with an account: name, address, password. Later their other addresses and roles.
///
/// Start reading at [People]. May import `mail`, `store`, `domains`.
@NullMarked
package org.carillon.people;

import org.jspecify.annotations.NullMarked;

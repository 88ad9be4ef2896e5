/// What only the packaged server can show: that it survives being killed, that several share the work, and
/// that its files stay small. All of it is tagged `slow` and `packaged` (`./mvnw verify -Pslow`).
@NullMarked
package org.carillon.packaged;

import org.jspecify.annotations.NullMarked;

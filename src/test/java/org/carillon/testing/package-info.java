/// What the tests share: a real PostgreSQL, a clock that stands still, real letters, and fakes that remember.
@NullMarked
package org.carillon.testing;

import org.jspecify.annotations.NullMarked;

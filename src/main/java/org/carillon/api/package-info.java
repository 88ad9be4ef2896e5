/// The JSON API under `/api/v1`, for programs and for the command line: thin resources over the rooms, one
/// bearer token for all of it ([Doorkeeper]), every error as one sentence ([Problems]).
///
/// Start reading at [ListsResource]. May import every room above but `smtp`, `pipeline`, `listener` and `web`.
@NullMarked
package org.carillon.api;

import org.jspecify.annotations.NullMarked;

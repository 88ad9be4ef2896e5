/// The command line. Every command but `serve` is plain picocli, without a container: a client of the JSON API
/// over HTTP. It exits with 0 when done, 1 when refused (one sentence on stderr), 2 when used wrongly.
///
/// Start reading at [Main], then [Carillon]. May import `mail`, `sort`, `bounces` and the readers of `archive`.
@NullMarked
package org.carillon.cli;

import org.jspecify.annotations.NullMarked;

/// The database as a thing of its own: one jar for H2 and PostgreSQL ([AnyDriver], [AnyDialect]), commits that
/// survive a power cut ([Durable]), numbers ([Ids]), a little JDBC ([Sql]), the bytes of messages, stored
/// once ([Messages]), and turns in work that one node does for all ([Turns]). And, as every room may look here, the
/// name of this host ([HostName]).
///
/// Gives: what every room with a table needs. Hides: which database it is. Start reading at [Sql].
/// Imports only `mail`.
@NullMarked
package org.carillon.store;

import org.jspecify.annotations.NullMarked;

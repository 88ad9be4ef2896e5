/// What people do with Carillon, told from outside: letters by SMTP, requests to the API, and what arrives at
/// the other end. Each story runs on an H2 file and, in its subclass, on PostgreSQL.
@NullMarked
package org.carillon.stories;

import org.jspecify.annotations.NullMarked;

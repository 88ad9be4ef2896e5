package org.carillon.people;

import java.time.Instant;
import org.carillon.mail.Address;

/// Somebody with an account.
///
/// @param address the first of their addresses, by which they sign in
/// @param admin whether they run the whole site
public record Person(long id, Address address, String name, boolean admin, Instant createdAt) {}

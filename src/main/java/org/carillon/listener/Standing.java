package org.carillon.listener;

import org.carillon.people.Person;
import org.jspecify.annotations.Nullable;

/// What is known of a client.
///
/// @param name how it called itself, untrusted; empty before the greeting
/// @param extended by EHLO or LHLO
/// @param secured by TLS
/// @param person who signed in
record Standing(
        String name,
        boolean extended,
        boolean secured,
        @Nullable Person person) {
    /// @param secured at a door that speaks TLS from the first octet
    static Standing stranger(boolean secured) {
        return new Standing("", false, secured, null);
    }

    Standing greeted(String as, boolean byExtended) {
        return new Standing(as, byExtended, secured, person);
    }

    Standing signedIn(Person who) {
        return new Standing(name, extended, secured, who);
    }
}

package org.carillon.vacation;

import java.util.List;
import java.util.Locale;
import org.carillon.mail.Address;

/// The person to whom a letter has come.
///
/// @param name as the account has it, or empty
/// @param addresses all of the person's
/// @param recipient the one in the envelope, perhaps with `+tag`
public record Addressee(long personId, String name, List<Address> addresses, Address recipient) {
    public Addressee {
        addresses = List.copyOf(addresses);
    }

    /// True for each address of the person, with a `+tag` or without.
    boolean owns(Address address) {
        String bare = bare(address);
        return addresses.stream().anyMatch(own -> own.key().equals(bare) || own.sameMailbox(address));
    }

    static String bare(Address address) {
        String local = address.local().toLowerCase(Locale.ROOT);
        int plus = local.indexOf('+');
        return (plus > 0 ? local.substring(0, plus) : local) + "@" + address.domain();
    }
}
